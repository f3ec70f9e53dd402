package org.muster.simulator.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Item;
import org.muster.scenarios.Line;
import org.muster.scenarios.Link;
import org.muster.scenarios.MessageKind;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Tlp;
import org.muster.scenarios.Tree;
import org.muster.scenarios.Via;

class CanonicalLogTest {

    private static final Position.Id WATCH = new Position.Id("sp-watch");
    private final CanonicalLog log = new CanonicalLog(GoldenLog.PLACES);

    @Test
    void writesEveryLineOfTheGoldenLogAsItWasRead() {
        List<String> lines = GoldenLog.lines();
        assertThat(lines).hasSize(196);
        for (int n = 0; n < lines.size(); n++) {
            LogEntry entry = log.read(n, lines.get(n).getBytes(UTF_8));
            assertThat(new String(CanonicalLog.bytes(entry), UTF_8)).isEqualTo(lines.get(n));
        }
    }

    @Test
    void putsTheKindFirstAndLeavesOutWhatIsAbsent() {
        LogEntry entry = new LogEntry(
                12,
                new ExerciseTime(660_000),
                Source.IN,
                null,
                new Input("seat:sp-watch", "c-81", 11L),
                new Event.MessageSent(
                        3,
                        WATCH,
                        List.of(new Position.Id("ho-desk"), new Persona.Id("caller")),
                        MessageKind.SITUATION_REPORT,
                        new Via.Over(new Link.Id("sp-ho-courier")),
                        List.of(),
                        Tlp.AMBER_STRICT,
                        Purpose.LIFE_SAFETY,
                        null,
                        2,
                        false,
                        new TextRef("r", "c"),
                        "es",
                        null,
                        null,
                        null));

        assertThat(written(entry))
                .isEqualTo("{\"number\":12,\"time\":660000,\"source\":\"in\","
                        + "\"input\":{\"by\":\"seat:sp-watch\",\"id\":\"c-81\",\"seen\":11},"
                        + "\"event\":{\"kind\":\"message-sent\",\"msg\":3,\"sender\":\"sp-watch\","
                        + "\"to\":[\"ho-desk\",\"caller\"],\"type\":\"situation-report\",\"via\":\"sp-ho-courier\","
                        + "\"items\":[],\"tlp\":\"amber-strict\",\"purpose\":\"life-safety\",\"forwards\":2,"
                        + "\"closing\":false,\"text\":{\"ref\":\"r\",\"commit\":\"c\"},\"lang\":\"es\"}}");
        assertThat(log.read(12, CanonicalLog.bytes(entry))).isEqualTo(entry);
    }

    @Test
    void tellsSeatsAgenciesAndPersonasApart() {
        assertThat(read("{'kind':'expectation-missed','exp':'e-1','who':'so','excused':0}"))
                .isInstanceOfSatisfying(
                        Event.ExpectationMissed.class,
                        missed -> assertThat(missed.who()).isEqualTo(new Agency.Id("so")));
        assertThat(read("{'kind':'controller-spoke','as':'caller','msg':1}"))
                .isEqualTo(new Event.ControllerSpoke(new Persona.Id("caller"), 1));
    }

    @Test
    void keepsThePieceOfScriptInsideAnEventAsItIsWritten() {
        String json = "{'kind':'inject-added','line':'adhoc-1','tree':{'id':'adhoc-1','text':"
                + "{'en':'“Sí” \\\\ \\u0001\\n😀'},'weight':0.70,'items':[],'at':null,'x':[true,-1e3,{}]}}";
        Event event = read(json);
        assertThat(event).isInstanceOf(Event.InjectAdded.class);
        assertThat(new String(CanonicalLog.bytes(event), UTF_8)).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void writesNumbersOfEveryLength() {
        for (long number : new long[] {0, 9, 10, 99, 100, 12_345, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            assertThat(written(new LogEntry(
                            number,
                            new ExerciseTime(number),
                            Source.ENGINE,
                            null,
                            null,
                            new Event.ClockSkewed(new Agency.Id("so"), -number))))
                    .isEqualTo("{\"number\":" + number + ",\"time\":" + number + ",\"source\":\"engine\","
                            + "\"event\":{\"kind\":\"clock-skewed\",\"agency\":\"so\",\"offset\":" + -number + "}}");
        }
        assertThat(new String(CanonicalLog.bytes(new Event.ClockSkewed(new Agency.Id("so"), Long.MIN_VALUE)), UTF_8))
                .contains("\"offset\":-9223372036854775808}");
    }

    @Test
    void readsSpacesAndAnyOrderOfKeysAfterTheKind() {
        assertThat(read("{ 'kind' : 'item-known', 'msg' : 4,\t'agency' : 'sp', 'item' : 'k-2' }"))
                .isEqualTo(new Event.ItemKnown(new Item.Id("k-2"), new Agency.Id("sp"), null, 4, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'mesage-closed','msg':1,'seat':'so-dispatch'} | no event | message-closed",
                "{'msg':1,'kind':'message-closed','seat':'so-dispatch'} | begin with its kind | begin",
                "{'kind':'message-closed','msg':1,'seats':'so-dispatch'} | (seats) is not known | (seat)",
                "{'kind':'message-closed','msg':1} | (seat) is missing | seat",
                "{'kind':'message-closed','msg':1,'msg':1,'seat':'so-dispatch'} | (msg) stands twice | msg",
                "{'kind':'message-closed','msg':'1','seat':'so-dispatch'} | (msg) is the text (1) | whole number",
                "{'kind':'message-closed','msg':1.0,'seat':'so-dispatch'} | (msg) is (1.0) | whole number",
                "{'kind':'message-closed','msg':1e0,'seat':'so-dispatch'} | (msg) is (1e0) | whole number",
                "{'kind':'message-closed','msg':4294967297,'seat':'so-dispatch'} | (4294967297) | too great",
                "{'kind':'message-closed','msg':99999999999999999999,'seat':'so-dispatch'} | (msg) | too great",
                "{'kind':'message-closed','msg':0,'seat':'so-dispatch'} | Message (0) | less than 1",
                "{'kind':'message-closed','msg':1,'seat':null} | (seat) is null | leave the key out",
                "{'kind':'message-closed','msg':1,'seat':7} | (seat) is (7) | text",
                "{'kind':'message-closed','msg':1,'seat':['so-dispatch']} | (seat) is a list | text",
                "{'kind':'message-closed','msg':1,'seat':'So'} | (seat) is wrong | small letter",
                "{'kind':'clock-jumped','to':-1,'mode':'skip'} | (to) is wrong | before StartEx",
                "{'kind':'item-known','item':'k-2','agency':'sp','msg':null} | (msg) is null | leave the key out",
                "{'kind':'message-tagged','msg':1,'items':['k-1',2]} | (2) | text",
                "{'kind':'message-tagged','msg':1,'items':'k-1'} | (items) | a list",
                "{'kind':'controller-spoke','as':'nobody','msg':1} | (nobody) | no seat, agency or persona",
                "{'kind':'exercise-ended','reason':'enough'} | (enough) | director, duration",
                "{'kind':'exercise-ended','reason':'DURATION'} | (DURATION) | director, duration",
                "{'kind':'emergency-judged','msg':1,'justified':'true'} | (justified) | true or false",
                "{'kind':'training-cited','seat':'s','function':'f','permille':9,'asOf':'2027-02-30'} | asOf | no day",
                "{'kind':'task-rated','agency':'sp','task':'t-1','answers':[true],'letter':'P'} | answers | four",
                "{'kind':'inject-added','line':'adhoc-1','tree':[]} | (tree) is a list | object",
                "{'kind':'inject-added','line':'adhoc-1','tree':{'a':1,'a':2}} | (a) | twice",
                "{'kind':'seat-noted','text':{'ref':'r'},'seat':'so-dispatch'} | (commit) | missing",
                "{'kind':'seat-noted','text':{'ref':'r','commit':'c','x':1},'seat':'so-dispatch'} | (x) | not known",
                "{'kind':'person-erased','person':'\\ud800','reason':'request'} | (person) | half a character",
                "{'kind':'exercise-started'} {} | follows | end",
                "{'kind':'exercise-started', | not JSON | JSON",
                "{'kind':'exercise-started',} | not JSON | JSON",
                "{'kind':'exercise-started'/**/} | not JSON | JSON",
                "['kind'] | no JSON object | UTF-8",
            })
    void refusesWhatTheLogDoesNotHave(String json, String what, String maybe) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json))
                .withMessageContaining(what)
                .withMessageContaining(maybe)
                .withMessageNotContaining("..");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'number':4,'time':0,'source':'engine','event':{'kind':'exercise-started'}}",
                "{'number':3,'time':0,'source':'in','event':{'kind':'exercise-started'}}",
                "{'number':3,'time':-1,'source':'engine','event':{'kind':'exercise-started'}}",
                "{'number':3,'time':0,'source':'engine','cause':3,'event':{'kind':'exercise-started'}}",
                "{'number':3,'time':0,'source':'engine','wall':1,'event':{'kind':'exercise-started'}}",
                "{'number':3,'time':0,'source':'engine'}",
            })
    void namesTheEntryThatItRefuses(String json) {
        assertThatExceptionOfType(LogProblem.class)
                .isThrownBy(() -> log.read(3, json.replace('\'', '"').getBytes(UTF_8)))
                .withMessageStartingWith("Entry (3): ")
                .satisfies(problem -> assertThat(problem.number()).isEqualTo(3));
    }

    @Test
    void refusesOtherEncodingsAndBrokenUtf8() {
        String json = "{\"kind\":\"exercise-started\"}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.readEvent(json.getBytes(java.nio.charset.StandardCharsets.UTF_16LE)));
        byte[] broken = "{\"kind\":\"person-erased\",\"person\":\"xx\",\"reason\":\"request\"}".getBytes(UTF_8);
        broken[35] = (byte) 0xc3;
        assertThatIllegalArgumentException().isThrownBy(() -> log.readEvent(broken));
    }

    @Test
    void writesNoHalfCharacter() {
        Tree.Branch tree = Tree.Branch.of(Map.of("text", Tree.Scalar.of("\ud83d")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalLog.bytes(new Event.InjectAdded(new Line.Id("adhoc-1"), tree)));
    }

    private Event read(String json) {
        return log.readEvent(json.replace('\'', '"').getBytes(UTF_8));
    }

    private static String written(LogEntry entry) {
        return new String(CanonicalLog.bytes(entry), UTF_8);
    }
}
