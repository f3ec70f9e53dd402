package org.muster.web.play;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Code;
import org.muster.scenarios.Link;
import org.muster.scenarios.PacePlan;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Text;
import org.muster.web.live.ClockFace;
import org.muster.web.live.Exercise;
import org.muster.web.wire.Words;

/**
 * An exercise as the holder of a seat sees it: who he is, where the clock stands, and what is on his desk throughout. What
 * changes in play (messages, items, choices, questions) comes by the seat's feed.
 *
 * @param briefing what every participant may read before play; absent when there is none
 * @param state created, staffed, started, paused or ended
 * @param pause why the clock stands; absent while it runs, before StartEx and after EndEx
 * @param languages of readers
 */
record SeatView(
        Named exercise,
        Holder seat,
        OfAgency agency,
        @Nullable Map<String, String> briefing,
        String state,
        @Nullable String pause,
        Clock clock,
        List<String> languages,
        OnDesk desk) {

    record Named(String id, String name, Map<String, String> title) {}

    record Titled(String id, Map<String, String> title) {}

    /** @param languages those the seat speaks */
    record Holder(String id, Map<String, String> title, List<String> languages) {}

    /** @param level federal, state, county … */
    record OfAgency(String id, Map<String, String> title, String level) {}

    /**
     * @param now exercise time in ms
     * @param permille 1000 is real time; 0 where the clock stands in turns, of which turn k begins at k - 1 minutes
     */
    record Clock(long now, int permille, boolean running) {}

    /**
     * What the seat has at hand.
     *
     * @param colleagues the other seats of its agency
     * @param contacts whom its agency can reach, by links or plans
     * @param links those of its agency, and those of its plans
     * @param actions its menu
     * @param resources its agency's own, and those it may ask for
     * @param taskForces those that count it among their members
     */
    record OnDesk(
            List<Titled> colleagues,
            List<Contact> contacts,
            List<Channel> links,
            List<Deed> actions,
            List<Titled> sites,
            List<Asset> resources,
            List<Group> taskForces) {}

    /**
     * @param links that both agencies are members of
     * @param pace the cards for this pair
     */
    record Contact(
            String id,
            Map<String, String> title,
            String level,
            List<Titled> seats,
            List<String> links,
            List<Card> pace) {}

    /**
     * Which link to try first, second, third and fourth.
     *
     * @param purpose what it is for; absent when for anything
     */
    record Card(String id, @Nullable String purpose, List<String> levels) {}

    /**
     * @param net whether all members hear what one says
     * @param usual what a message usually takes on a good day, in ms
     */
    record Channel(
            String id,
            Map<String, String> title,
            String channel,
            boolean net,
            boolean secure,
            String maxTlp,
            List<Titled> members,
            long usual) {}

    record Deed(String id, Map<String, String> title, List<String> steps) {}

    /** @param count how many the seat's own agency has; absent for what belongs to others */
    record Asset(
            String id,
            Map<String, String> title,
            String kind,
            Titled owner,
            boolean own,
            @Nullable Integer count,
            @Nullable String unit) {}

    record Group(
            String id,
            Map<String, String> title,
            Titled lead,
            List<Titled> members,
            @Nullable String link) {}

    static SeatView of(Exercise exercise, Position.Id seat, long wall) {
        Scenario scenario = exercise.scenario();
        Position position = scenario.position(seat);
        Agency agency = scenario.agency(position.agency());
        Text briefing = scenario.head().briefing();
        ClockFace face = ClockFace.of(exercise.log().situation(), wall);
        Writer writer = new Writer(scenario);
        return new SeatView(
                new Named(exercise.about().id(), exercise.about().name(), writer.words(scenario.title())),
                new Holder(seat.value(), writer.words(position.title()), position.languages()),
                new OfAgency(
                        agency.id().value(),
                        writer.words(agency.title()),
                        agency.level().code()),
                briefing == null ? null : writer.words(briefing),
                face.state(),
                face.pause(),
                new Clock(face.now(), face.permille(), face.running()),
                scenario.head().languages(),
                writer.desk(Desk.of(scenario, seat)));
    }

    /** Puts words in place of the script's ids. */
    private record Writer(Scenario scenario) {

        Map<String, String> words(Text text) {
            return Words.of(text, scenario.head().languages());
        }

        OnDesk desk(Desk desk) {
            return new OnDesk(
                    desk.colleagues().stream().map(this::seat).toList(),
                    desk.contacts().stream().map(each -> contact(desk, each)).toList(),
                    desk.links().stream().map(this::channel).toList(),
                    desk.actions().stream()
                            .map(each -> new Deed(
                                    each.id().value(),
                                    words(each.title()),
                                    each.steps().stream()
                                            .map(step -> step.value())
                                            .toList()))
                            .toList(),
                    scenario.sites().stream()
                            .map(each -> new Titled(each.id().value(), words(each.title())))
                            .toList(),
                    desk.resources().stream()
                            .map(each -> {
                                boolean own = each.owner().equals(desk.agency());
                                return new Asset(
                                        each.id().value(),
                                        words(each.title()),
                                        each.kind().code(),
                                        agency(each.owner()),
                                        own,
                                        own ? each.count() : null,
                                        each.unit());
                            })
                            .toList(),
                    desk.taskForces().stream()
                            .map(each -> new Group(
                                    each.id().value(),
                                    words(each.title()),
                                    seat(scenario.position(each.lead())),
                                    each.members().stream()
                                            .map(member -> seat(scenario.position(member)))
                                            .toList(),
                                    each.link() == null ? null : each.link().value()))
                            .toList());
        }

        private Titled seat(Position position) {
            return new Titled(position.id().value(), words(position.title()));
        }

        private Titled agency(Agency.Id id) {
            return new Titled(id.value(), words(scenario.agency(id).title()));
        }

        private Contact contact(Desk desk, Agency agency) {
            return new Contact(
                    agency.id().value(),
                    words(agency.title()),
                    agency.level().code(),
                    scenario.positions(agency.id()).stream().map(this::seat).toList(),
                    desk.links(agency.id()).stream()
                            .map(link -> link.id().value())
                            .toList(),
                    desk.pace(agency.id()).stream().map(Writer::card).toList());
        }

        private static Card card(PacePlan plan) {
            return new Card(
                    plan.id().value(),
                    code(plan.purpose()),
                    plan.levels().stream().map(Link.Id::value).toList());
        }

        private static @Nullable String code(@Nullable Code code) {
            return code == null ? null : code.code();
        }

        private Channel channel(Link link) {
            return new Channel(
                    link.id().value(),
                    words(link.title()),
                    link.channel().code(),
                    link.channel().isNet(),
                    link.secure(),
                    link.maxTlp().code(),
                    link.members().stream().map(this::agency).toList(),
                    link.delay().medianMillis());
        }
    }
}
