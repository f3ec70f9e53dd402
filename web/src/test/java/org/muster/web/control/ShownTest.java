package org.muster.web.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Target;
import org.muster.scenarios.Task;
import org.muster.simulator.log.Answers;
import org.muster.simulator.log.CanonicalLog;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.Input;
import org.muster.simulator.log.Letter;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.TextRef;
import org.muster.web.access.Viewer;
import org.muster.web.live.Published;
import org.muster.web.store.StoredEntry;

class ShownTest {

    private static final Viewer.Evaluator SECOND = new Viewer.Evaluator(2, false);
    private static final Viewer.Evaluator LEAD = new Viewer.Evaluator(1, true);
    private static final Answers FINE = new Answers(true, false, false, false);
    private static final Event RATED =
            new Event.TaskRated(new Agency.Id("state-eoc"), new Task.Id("t-notify"), FINE, Letter.P, null, null);
    private static final Event TARGET =
            new Event.TargetRated(new Agency.Id("state-eoc"), new Target.Id("in-time"), FINE, Letter.P, null, null);

    @Test
    void anEvaluatorIsToldThatAnotherRatedAndNotHow() {
        assertThat(shown(SECOND, false, "evaluator:3", RATED)).isEqualTo("""
                {"number":7,"time":60000,"source":"in","input":{"by":"evaluator:3","id":"withheld-7"},\
                "event":{"kind":"withheld","agency":"state-eoc","what":"t-notify"}}""");
        assertThat(shown(SECOND, false, "evaluator:3", TARGET))
                .contains("\"what\":\"in-time\"")
                .doesNotContain("letter");
    }

    @Test
    void whatSheRatedHerselfIsHers() {
        assertThat(shown(SECOND, false, "evaluator:2", RATED)).contains("\"letter\":\"P\"");
    }

    @Test
    void theLeadAndThoseWhoSteerSeeEveryRating() {
        assertThat(shown(LEAD, false, "evaluator:3", RATED)).contains("\"letter\":\"P\"");
        assertThat(shown(new Viewer.Control(1), false, "evaluator:3", RATED)).contains("\"letter\":\"P\"");
    }

    @Test
    void onceTheEvaluationIsClosedEveryEvaluatorSeesAll() {
        assertThat(shown(SECOND, true, "evaluator:3", RATED)).contains("\"letter\":\"P\"");

        Shown live = new Shown(SECOND, false);
        live.json(published("evaluator:1", new Event.EvaluationClosed()));
        assertThat(text(live, "evaluator:3", RATED)).contains("\"letter\":\"P\"");
    }

    @Test
    void whatControllersNoteIsForNoEvaluator() {
        Event noted = new Event.ControllerNoted(
                new TextRef("AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));

        assertThat(shown(LEAD, true, "control:1", noted))
                .contains("\"kind\":\"withheld\"")
                .doesNotContain("AAAA");
        assertThat(shown(new Viewer.Control(1), false, "control:1", noted)).contains("AAAA");
    }

    private static String shown(Viewer viewer, boolean closed, String by, Event event) {
        return text(new Shown(viewer, closed), by, event);
    }

    private static String text(Shown shown, String by, Event event) {
        return new String(shown.json(published(by, event)), StandardCharsets.UTF_8);
    }

    private static Published published(String by, Event event) {
        LogEntry entry = new LogEntry(7, new ExerciseTime(60_000), Source.IN, null, new Input(by, "r-1", null), event);
        return new Published(entry, new StoredEntry(CanonicalLog.bytes(entry), 0));
    }
}
