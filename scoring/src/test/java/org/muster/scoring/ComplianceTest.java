package org.muster.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.scoring.Played.assertKnown;
import static org.muster.scoring.Played.assertMissing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Item;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.StopReason;
import org.muster.simulator.log.Verdict;

/** C2 */
class ComplianceTest {

    private final Played play = new Played(Scripts.RIDGE);
    private int messages;

    @Test
    void weighsViolationsByTheirGravity() {
        shares("chief", "road", "state", Verdict.ALLOW, 0);
        shares("chief", "figures", "state", Verdict.ALLOW, 0);
        shares("chief", "plan", "state", Verdict.DENY_TLP, 1);
        assertKnown(play.of(Measure.C2), 100 * 2 / 3.0);

        shares("chief", "plan", "aid", Verdict.DENY_NO_AGREEMENT, 3);
        assertKnown(play.of(Measure.C2), 100 * 2 / 6.0);

        shares("chief", "figures", "aid", Verdict.DENY_STATUTE, 10);
        Value.Known known = assertKnown(play.of(Measure.C2), 100 * 2 / 16.0);
        assertThat(known.n()).isEqualTo(5);
        assertThat(known.evidence())
                .extracting(EvidenceLine::state)
                .containsExactly("allowed", "allowed", "deny-tlp", "deny-no-agreement", "deny-statute");
        assertThat(known.evidence().getLast().to()).isEqualTo("aid");
    }

    @Test
    void countsTheSameItemForTheSameAgencyOnceByItsGravestVerdict() {
        shares("chief", "road", "state", Verdict.ALLOW, 0);
        shares("sergeant", "road", "state", Verdict.ALLOW, 0);
        shares("chief", "road", "state", Verdict.DENY_CHANNEL, 1);

        Value.Known known = assertKnown(play.of(Measure.C2), 0);
        assertThat(known.n()).isEqualTo(1);
        assertThat(known.evidence().getFirst().entries()).hasSize(6);
    }

    @Test
    void countsASeatsOwnMessagesAlone() {
        shares("chief", "road", "state", Verdict.DENY_CHANNEL, 1);
        shares("sergeant", "road", "state", Verdict.ALLOW, 0);

        assertKnown(play.ofSeat("sergeant", Measure.C2), 100);
        assertKnown(play.ofSeat("chief", Measure.C2), 0);
        assertKnown(play.ofAgency("county", Measure.C2), 0);
        assertMissing(play.ofAgency("state", Measure.C2), Reason.NO_ITEMS);
    }

    @Test
    void countsAnewWhenAnAgreementBetweenTheTwoHasChanged() {
        shares("chief", "road", "state", Verdict.ALLOW, 0);
        play.then(new Event.AgreementSuspended(new Agreement.Id("mutual")));
        shares("chief", "road", "state", Verdict.DENY_SUSPENDED, 3);
        play.then(new Event.AgreementRestored(new Agreement.Id("mutual")));
        shares("chief", "road", "state", Verdict.ALLOW, 0);

        Value.Known known = assertKnown(play.of(Measure.C2), 100 * 2 / 5.0);
        assertThat(known.n()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALLOW_INTERNAL", "ALLOW_OVERSIGHT", "ALLOW_PUBLIC", "ALLOW_IN_GOOD_FAITH", "ALLOW_EMERGENCY"})
    void countsNothingThatNeededNoAgreement(Verdict verdict) {
        shares("chief", "road", "state", verdict, verdict == Verdict.ALLOW_IN_GOOD_FAITH ? 3 : 0);

        assertMissing(play.of(Measure.C2), Reason.NO_ITEMS);
    }

    @Test
    void countsAStoppedAttemptAsMinorAndAWithdrawnOneAsNothing() {
        play.at(1).sends(1, "chief", "watch").with("road").now();
        play.then(new Event.DisclosureJudged(
                1, new Item.Id("road"), new Agency.Id("state"), Verdict.DENY_STATUTE, null, 10, true, false, true));
        play.judged(1, "figures", "state", Verdict.ALLOW, 0);
        play.then(new Event.MessageStopped(1, StopReason.VERDICT));
        shares(2, "chief", "plan", "state", Verdict.ALLOW, 0);

        Value.Known known = assertKnown(play.of(Measure.C2), 50);
        assertThat(known.n()).isEqualTo(2);
        assertThat(known.evidence().getFirst().state()).isEqualTo("stopped");

        shares(3, "chief", "plan", "aid", Verdict.DENY_NO_AGREEMENT, 3);
        play.then(new Event.MessageStopped(3, StopReason.WITHDRAWN));
        assertKnown(play.of(Measure.C2), 50);
    }

    @Test
    void neverJudgesTheScriptsOwnMessages() {
        play.at(0).delivers(1, "m-1", "chief");
        play.judged(1, "road", "county", Verdict.DENY_NO_AGREEMENT, 3);

        assertMissing(play.of(Measure.C2), Reason.NO_ITEMS);
    }

    private void shares(String by, String item, String to, Verdict verdict, int severity) {
        shares(++messages, by, item, to, verdict, severity);
    }

    private void shares(int msg, String by, String item, String to, Verdict verdict, int severity) {
        play.sends(msg, by, to.equals("aid") ? "lead" : "watch").with(item).now();
        play.judged(msg, item, to, verdict, severity);
    }
}
