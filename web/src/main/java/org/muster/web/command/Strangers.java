package org.muster.web.command;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Identifier;
import org.muster.scenarios.Item;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Place;
import org.muster.scenarios.Position;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Task;
import org.muster.scenarios.TaskForce;
import org.muster.simulator.log.Event;

/**
 * Finds what a log names and its scenario has not: a slip of whoever wrote the log, which would cost a seat its score
 * without a word. What controllers may add in play (lines, expectations, decisions, disruptions) is taken as it comes.
 */
final class Strangers {

    private static final Set<Class<? extends Identifier>> FIXED = Set.of(
            Agency.Id.class,
            Position.Id.class,
            Link.Id.class,
            PacePlan.Id.class,
            Agreement.Id.class,
            Item.Id.class,
            Resource.Id.class,
            Task.Id.class,
            TaskForce.Id.class);

    /** Of a kind of event the components that may hold ids. */
    private static final ClassValue<List<Method>> NAMING = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> event) {
            return Stream.of(event.getRecordComponents())
                    .filter(component -> Identifier.class.isAssignableFrom(component.getType())
                            || component.getType() == Place.class
                            || component.getType() == List.class)
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
    };

    private final Scenario scenario;

    Strangers(Scenario scenario) {
        this.scenario = scenario;
    }

    /** @return the first id in the event that the scenario has not, or null */
    @Nullable
    Identifier in(Event event) {
        for (Method component : NAMING.get(event.getClass())) {
            Identifier stranger = switch (value(event, component)) {
                case Identifier id -> isStrange(id) ? id : null;
                case List<?> list -> in(list);
                case null, default -> null;
            };
            if (stranger != null) {
                return stranger;
            }
        }
        return null;
    }

    private @Nullable Identifier in(List<?> list) {
        for (Object each : list) {
            if (each instanceof Identifier id && isStrange(id)) {
                return id;
            }
        }
        return null;
    }

    private boolean isStrange(Identifier id) {
        return FIXED.contains(id.getClass()) && !scenario.has(id);
    }

    private static @Nullable Object value(Event event, Method component) {
        try {
            return component.invoke(event);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Record (%s) hides (%s).".formatted(event, component), impossible);
        }
    }
}
