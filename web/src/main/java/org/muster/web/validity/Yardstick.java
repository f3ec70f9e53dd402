package org.muster.web.validity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Tree;
import org.muster.scenarios.yaml.Reading;
import org.muster.scenarios.yaml.ScenarioReader;

/**
 * A script made to measure scores with. A center reports to one desk, line after line; each report is to be acknowledged,
 * decided on, and passed on to a partner that needs it. Somebody without an agreement needs every fourth.
 *
 * @param lines how many reports come
 * @param everyMillis how long after one another
 * @param skill of the crew at the desk; all others are usual
 * @param cutAtMinute when all ways of the desk are cut, or a negative number when they never are
 * @param cutMinutes for how long
 */
record Yardstick(int lines, long everyMillis, Skill skill, int cutAtMinute, int cutMinutes) {

    static final Position.Id DESK = new Position.Id("desk-duty");
    static final Agency.Id PARTNER = new Agency.Id("partner");
    static final Agency.Id STRANGER = new Agency.Id("stranger");

    /** Time after the last report for what is still open. */
    private static final long AFTERWARDS_MILLIS = 40 * 60_000L;

    static Yardstick of(int lines, Skill skill) {
        return new Yardstick(lines, 120_000, skill, -1, 0);
    }

    Yardstick every(long millis) {
        return new Yardstick(lines, millis, skill, cutAtMinute, cutMinutes);
    }

    Yardstick cut(int atMinute, int minutes) {
        return new Yardstick(lines, everyMillis, skill, atMinute, minutes);
    }

    static String item(int line) {
        return "fact-" + line;
    }

    Scenario scenario() {
        Tree.Branch tree = accepted(ScenarioReader.read("drill", yaml().getBytes(StandardCharsets.UTF_8)))
                .tree();
        Tree crews = Tree.Row.of(List.of(Skill.USUAL.tree("all"), skill.tree(DESK.value())));
        return accepted(ScenarioReader.read("drill", tree.with("crews", crews)));
    }

    static Scenario accepted(Reading reading) {
        return switch (reading) {
            case Reading.Accepted accepted -> accepted.scenario();
            case Reading.Refused refused ->
                throw new IllegalStateException(refused.findings().toString());
        };
    }

    private String yaml() {
        StringBuilder information = new StringBuilder();
        StringBuilder msel = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            information.append(
                    """
                      - {id: fact-%1$d, title: Fact %1$d, category: incident-facts, tlp: green, availableWith: m-%1$d, heldBy: [desk], needs: [{agency: partner, within: 10m, responsible: desk-duty}%2$s]}
                    """.formatted(i, i % 4 == 0 ? ", {agency: stranger, within: 10m, responsible: desk-duty}" : ""));
            msel.append("""
                      - id: m-%1$d
                        number: "%1$d"
                        kind: inject
                        title: Report %1$d
                        from: center-duty
                        to: [desk-duty]
                        over: best
                        at: T+%2$s
                        text: Report %1$d.
                        acknowledgeWithin: 5m
                        decision: {id: d-%1$d, question: What now?, options: [{id: d-%1$d-a, text: This, verdict: right}, {id: d-%1$d-b, text: That, verdict: wrong}]}
                        expects:
                          - {id: decide-%1$d, who: desk-duty, decide: d-%1$d, within: 8m, task: work}
                          - {id: tell-%1$d, who: desk-duty, message: {kind: report, to: [partner], items: [fact-%1$d]}, within: 8m, task: work}
                    """.formatted(i, clock(i * everyMillis)));
        }
        String disruptions = cutAtMinute < 0 ? "" : """
                  disruptions:
                    - {id: cut, kind: partition, hits: {between: [[desk], [center, partner, stranger]]}, at: T+%s, lasts: %dm}
                  """.formatted(clock(cutAtMinute * 60_000L), cutMinutes);
        return """
                muster: 1
                id: drill
                title: A drill to measure scores with
                fictional: true
                languages: [en]
                exerciseType: drill
                duration: %ds
                agencies:
                  - {id: center, title: Center, level: county, sector: dispatch}
                  - {id: desk, title: Desk, level: municipal, sector: emergency-management}
                  - {id: partner, title: Partner, level: county, sector: hospital}
                  - {id: stranger, title: Stranger, level: county, sector: utility}
                positions:
                  - {id: center-duty, agency: center, title: Duty officer, pointOfContact: true}
                  - {id: desk-duty, agency: desk, title: Duty officer, pointOfContact: true}
                  - {id: partner-duty, agency: partner, title: Duty officer, pointOfContact: true}
                  - {id: stranger-duty, agency: stranger, title: Duty officer, pointOfContact: true}
                links:
                  - {id: phones, channel: telephone, members: [center, desk, partner, stranger], delay: {median: 15s, p90: 40s}}
                  - {id: mail, channel: email, members: [center, desk, partner, stranger], delay: {median: 40s, p90: 2m}}
                pacePlans:
                  - {id: down, between: [center, desk], primary: phones, alternate: mail}
                  - {id: across, between: [desk, partner], primary: phones, alternate: mail}
                agreements:
                  - {id: aid, kind: mou, title: Aid, parties: [center, desk, partner], purposes: [life-safety], allow: [incident-facts], maxTlp: green}
                information:
                %sobjectives:
                  - id: work-well
                    text: Facts reach those who need them
                    capabilities:
                      - coreCapability: operational-communications
                        targets:
                          - {id: in-time, text: Within eight minutes, tasks: [{id: work, text: Pass it on, source: Plan 1, critical: true}]}
                msel:
                %s%s""".formatted((lines * everyMillis + AFTERWARDS_MILLIS) / 1000, information, msel, disruptions);
    }

    private static String clock(long millis) {
        long seconds = millis / 1000;
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
