package org.muster;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import broken.org.muster.scenarios.KnowsHowItIsPlayed;
import broken.org.muster.scenarios.graph.ShowsItsLibrary;
import broken.org.muster.scoring.AsksTheEngine;
import broken.org.muster.scoring.WaitsForTheStore;
import broken.org.muster.simulator.KnowsWhatItIsWorth;
import broken.org.muster.simulator.LooksAtTheClock;
import broken.org.muster.web.rehearsal.NeedsSpring;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The map of the house: which package may see which. Each rule must hold in the house, and must find what is wrong with
 * the class in {@code broken.org.muster} that was written to break it.
 */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("org.muster");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken.org.muster");

    private static final Set<String> ROUNDED_AS_THE_MACHINE_LIKES = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "pow",
            "cbrt", "sinh", "cosh", "tanh", "hypot");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.muster.scenarios",
                "org.muster.simulator",
                "org.muster.simulator.log",
                "org.muster.scoring",
                "org.muster.web"
            })
    void findsEveryRoomOfTheHouse(String room) {
        assertThat(HOUSE.containPackage(room)).isTrue();
    }

    @Test
    void packagesFormNoCycle() {
        ArchRule rule = slices().matching("..org.muster.(**)").should().beFreeOfCycles();

        rule.check(HOUSE);
        assertThat(breachesOf(rule)).anyMatch(breach -> breach.startsWith("Cycle detected"));
    }

    @Test
    void scenariosKnowNothingOfPlay() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("..org.muster.scenarios..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..org.muster.simulator..", "..org.muster.scoring..", "..org.muster.web..");

        rule.check(HOUSE);
        assertThat(breachesOf(rule)).anyMatch(naming(KnowsHowItIsPlayed.class));
    }

    @Test
    void theEngineKnowsNeitherScoresNorScreens() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("..org.muster.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..org.muster.scoring..", "..org.muster.web..");

        rule.check(HOUSE);
        assertThat(breachesOf(rule)).anyMatch(naming(KnowsWhatItIsWorth.class));
    }

    /** So that any log can be scored, whoever wrote it. Scoring reads {@code simulator.log}. */
    @Test
    void scoringNeverSeesTheEngine() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("..org.muster.scoring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..org.muster.simulator", "..org.muster.web..");

        rule.check(HOUSE);
        assertThat(breachesOf(rule)).anyMatch(naming(AsksTheEngine.class));
    }

    @Test
    void onlyTheWebSeesSpringReactorAndMongoDB() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("..org.muster.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "reactor..",
                        "org.reactivestreams..",
                        "io.netty..",
                        "com.mongodb..",
                        "org.bson..",
                        "de.bwaldvogel..");

        rule.check(HOUSE);
        assertThat(breachesOf(rule)).anyMatch(naming(WaitsForTheStore.class));
    }

    @Test
    void rehearsalIsFreeOfSpring() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("..org.muster.web.rehearsal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..");

        rule.allowEmptyShould(true).check(HOUSE);
        assertThat(breachesOf(rule)).anyMatch(naming(NeedsSpring.class));
    }

    /** Elsewhere time is exercise time and chance a function of the seed, or the same play would not give the same log. */
    @Test
    void onlyTheWebSeesTheWallClockAndUnrepeatableChance() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("..org.muster.web..")
                .should()
                .accessTargetWhere(describe("the wall clock or unrepeatable chance", ArchitectureTest::isUnrepeatable));

        rule.check(HOUSE);
        assertThat(breachesOf(rule))
                .allMatch(naming(LooksAtTheClock.class))
                .asString()
                .contains(
                        "java.lang.System.currentTimeMillis(",
                        "java.lang.System.nanoTime(",
                        "java.time.Instant.now(",
                        "java.time.LocalDateTime.now(",
                        "java.time.Clock.systemUTC(",
                        "java.util.Date.<init>(",
                        "java.util.Random.<init>(",
                        "java.util.concurrent.ThreadLocalRandom.current(",
                        "java.util.Collections.shuffle(",
                        "java.lang.Math.random(",
                        "java.util.UUID.randomUUID(");
    }

    /** {@code Math.exp} may differ in its last bit from one machine to the next; {@code StrictMath.exp} may not. */
    @Test
    void playAndScoresRoundAlikeOnEveryMachine() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("..org.muster.web..")
                .should()
                .accessTargetWhere(describe(
                        "what Math may round as the machine likes",
                        access -> access.getTargetOwner().isEquivalentTo(Math.class)
                                && ROUNDED_AS_THE_MACHINE_LIKES.contains(
                                        access.getTarget().getName())));

        rule.check(HOUSE);
        assertThat(breachesOf(rule))
                .anyMatch(naming(LooksAtTheClock.class).and(breach -> breach.contains("Math.exp(")));
    }

    @Test
    void noPublicSignatureShowsJGraphTOrCommonsMath() {
        ArchRule rule = classes().that().arePublic().should(showNoTypeOf("org.jgrapht.", "org.apache.commons.math3."));

        rule.check(HOUSE);
        String place = ShowsItsLibrary.class.getName();
        assertThat(breachesOf(rule))
                .asString()
                .contains(
                        place + " shows",
                        place + ".table shows",
                        place + ".<init>(",
                        place + ".solvedWith(",
                        place + ".solvers(");
    }

    private static boolean isUnrepeatable(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return switch (owner.getName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Collections" -> name.equals("shuffle");
            case "java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar" -> true;
            default ->
                owner.isAssignableTo(RandomGenerator.class)
                        || owner.isAssignableTo(Clock.class)
                        || owner.getPackageName().equals("java.time") && name.equals("now");
        };
    }

    private static ArchCondition<JavaClass> showNoTypeOf(String... libraries) {
        return new ArchCondition<>("show no type of " + List.of(libraries)) {
            @Override
            public void check(JavaClass shown, ConditionEvents events) {
                Stream<JavaType> parents =
                        Stream.concat(shown.getSuperclass().stream(), shown.getInterfaces().stream());
                check(shown, shown.getName(), parents, events);
                for (JavaMember member : shown.getMembers()) {
                    if (member.getModifiers().contains(JavaModifier.PUBLIC)
                            || member.getModifiers().contains(JavaModifier.PROTECTED)) {
                        check(shown, member.getFullName(), typesOf(member), events);
                    }
                }
            }

            private void check(JavaClass shown, String place, Stream<JavaType> types, ConditionEvents events) {
                types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getName)
                        .filter(type -> Stream.of(libraries).anyMatch(type::startsWith))
                        .map(type -> "%s shows %s".formatted(place, type))
                        .forEach(breach -> events.add(SimpleConditionEvent.violated(shown, breach)));
            }
        };
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
        return switch (member) {
            case JavaCodeUnit unit ->
                Stream.concat(
                        Stream.of(unit.getReturnType()),
                        Stream.concat(unit.getParameterTypes().stream(), unit.getExceptionTypes().stream()));
            case JavaField field -> Stream.of(field.getType());
            default -> throw new IllegalArgumentException("Neither field nor method: (%s).".formatted(member));
        };
    }

    private static List<String> breachesOf(ArchRule rule) {
        return rule.evaluate(BROKEN).getFailureReport().getDetails();
    }

    private static Predicate<String> naming(Class<?> culprit) {
        return breach -> breach.contains(culprit.getName());
    }
}
