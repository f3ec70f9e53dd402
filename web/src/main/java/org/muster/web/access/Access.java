package org.muster.web.access;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Role;
import org.muster.web.store.Appointment;
import org.muster.web.wire.Problem;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Says as whom a request comes, or that there is no such page: whoever may not have one learns nothing of it. In the demo
 * everybody on this computer may be anyone, so asking is enough.
 */
@Component
public final class Access {

    private static final String VIEWER = Access.class.getName() + ".viewer";

    /** By this query parameter somebody in the demo says which evaluator he is; the first one leads. */
    private static final String AS = "as";

    private static final Pattern EVALUATOR = Pattern.compile("[1-9]");

    private final Entrance entrance;

    Access(Entrance entrance) {
        this.entrance = entrance;
    }

    /** Whether everybody may be anyone. */
    public boolean isDemo() {
        return !entrance.accounts();
    }

    /** Somebody who looks after accounts, people and the audit. */
    public Viewer.Admin admin(ServerWebExchange request) {
        needs(request, Role.ADMIN);
        return as(new Viewer.Admin(), request);
    }

    /** Somebody who reads and makes scripts and exercises. */
    public Viewer.Trainer trainer(ServerWebExchange request) {
        needs(request, Role.TRAINER, Role.ADMIN);
        return as(new Viewer.Trainer(), request);
    }

    /** Somebody who may read what exercises came to, over all of them. */
    public Viewer.Commander commander(ServerWebExchange request) {
        needs(request, Role.COMMANDER, Role.TRAINER, Role.ADMIN);
        return as(new Viewer.Commander(), request);
    }

    /** Somebody who steers the exercise. */
    public Viewer.Control control(ServerWebExchange request, String exercise) {
        return as(
                new Viewer.Control(number(request, exercise, Role.DIRECTOR, Role.CONTROLLER, Role.FACILITATOR)),
                request);
    }

    /** Somebody who answers for the exercise: says who has which role, ends it, releases what it came to. */
    public Viewer.Control director(ServerWebExchange request, String exercise) {
        return as(new Viewer.Control(number(request, exercise, Role.DIRECTOR)), request);
    }

    /** Somebody who may stop the exercise for an emergency, and say that it is over. */
    public Viewer.Control safety(ServerWebExchange request, String exercise) {
        return as(
                new Viewer.Control(number(
                        request, exercise, Role.DIRECTOR, Role.CONTROLLER, Role.FACILITATOR, Role.SAFETY_CONTROLLER)),
                request);
    }

    /** Somebody who judges the exercise. */
    public Viewer.Evaluator evaluator(ServerWebExchange request, String exercise) {
        Visitor visitor = visitor(request);
        if (visitor == null) {
            return as(evaluatorInDemo(request), request);
        }
        int number = number(request, exercise, Role.LEAD_EVALUATOR, Role.EVALUATOR);
        boolean lead = visitor.as(exercise, Role.LEAD_EVALUATOR) != null;
        return as(new Viewer.Evaluator(number, lead), request);
    }

    private static Viewer.Evaluator evaluatorInDemo(ServerWebExchange request) {
        String number = request.getRequest().getQueryParams().getFirst(AS);
        if (number != null && !EVALUATOR.matcher(number).matches()) {
            throw Problem.wrong(AS, "(%s) is no evaluator. Maybe one of 1 to 9.".formatted(number));
        }
        int which = number == null ? 1 : Integer.parseInt(number);
        return new Viewer.Evaluator(which, which == 1);
    }

    /** Somebody who has the last word on what is judged. */
    public Viewer.Evaluator leadEvaluator(ServerWebExchange request, String exercise) {
        Viewer.Evaluator viewer = evaluator(request, exercise);
        if (!viewer.lead()) {
            throw Problem.refused("not-allowed", List.of(), "Only the lead evaluator may do that.");
        }
        return viewer;
    }

    /** Somebody who looks on, and sees what all seats see. */
    public Viewer.Observer observer(ServerWebExchange request, String exercise) {
        return as(new Viewer.Observer(number(request, exercise, Role.OBSERVER)), request);
    }

    /** Somebody who audits the exercise from outside the game. */
    public Viewer.Oversight oversight(ServerWebExchange request, String exercise) {
        return as(new Viewer.Oversight(number(request, exercise, Role.OVERSIGHT_READER)), request);
    }

    /** Somebody who sees the exercise while it is played: who steers, judges or audits it. */
    public Viewer insider(ServerWebExchange request, String exercise) {
        Visitor visitor = visitor(request);
        if (visitor == null) {
            return control(request, exercise);
        }
        Integer number = visitor.as(exercise, Role.DIRECTOR, Role.CONTROLLER, Role.FACILITATOR, Role.SAFETY_CONTROLLER);
        if (number != null) {
            return as(new Viewer.Control(number), request);
        }
        if (visitor.as(exercise, Role.LEAD_EVALUATOR, Role.EVALUATOR) != null) {
            return evaluator(request, exercise);
        }
        return oversight(request, exercise);
    }

    public Viewer.Seat seat(ServerWebExchange request, String exercise, Position.Id seat) {
        Visitor visitor = visitor(request);
        if (visitor != null) {
            Appointment appointment = visitor.in(exercise);
            if (appointment == null || !seat.equals(appointment.seat())) {
                throw Problem.unknown("exercise", exercise);
            }
        }
        return as(new Viewer.Seat(seat), request);
    }

    /** Somebody who says who is what in the exercise, and the number he does it by, which an administrator may lack. */
    public @Nullable Integer staffing(ServerWebExchange request, String exercise) {
        Visitor visitor = visitor(request);
        if (visitor != null && visitor.is(Role.ADMIN)) {
            as(new Viewer.Admin(), request);
            return visitor.as(exercise, Role.DIRECTOR);
        }
        return director(request, exercise).number();
    }

    /** Which exercises somebody sees in a list, by their ids. */
    public Predicate<String> listed(ServerWebExchange request) {
        Visitor visitor = visitor(request);
        if (visitor == null) {
            return all -> true;
        }
        as(new Viewer.Trainer(), request);
        return visitor.is(Role.ADMIN, Role.TRAINER, Role.COMMANDER)
                ? all -> true
                : exercise -> visitor.in(exercise) != null;
    }

    private void needs(ServerWebExchange request, Role... any) {
        Visitor visitor = visitor(request);
        if (visitor != null && !visitor.is(any)) {
            throw Problem.noPage(request.getRequest().getPath().value());
        }
    }

    private int number(ServerWebExchange request, String exercise, Role... any) {
        Visitor visitor = visitor(request);
        if (visitor == null) {
            return 1;
        }
        Integer number = visitor.as(exercise, any);
        if (number == null) {
            throw Problem.unknown("exercise", exercise);
        }
        return number;
    }

    /** Null in the demo. */
    private @Nullable Visitor visitor(ServerWebExchange request) {
        if (isDemo()) {
            return null;
        }
        Visitor visitor = Visitor.of(request);
        if (visitor == null) {
            throw Problem.signIn();
        }
        return visitor;
    }

    private static <V extends Viewer> V as(V viewer, ServerWebExchange request) {
        request.getAttributes().put(VIEWER, viewer.key());
        return viewer;
    }

    /** As whom the request was answered; {@code nobody} when it did not get that far. */
    static String viewerOf(ServerWebExchange request) {
        String as = request.getAttribute(VIEWER);
        Visitor visitor = Visitor.of(request);
        if (visitor == null) {
            return as == null ? "nobody" : as;
        }
        String login = visitor.account().login();
        return as == null ? login : "%s as %s".formatted(login, as);
    }
}
