package org.muster.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.muster.scenarios.Line;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.ScoringProfile;

class LibraryTest {

    private static final Scenario FIRST_NOTICE = Library.load("first-notice");

    @Test
    void givesEverySeatOfFirstNoticeSomethingToAcknowledge() {
        for (Position seat : FIRST_NOTICE.positions()) {
            assertThat(FIRST_NOTICE.msel())
                    .as(seat.id().value())
                    .anyMatch(line ->
                            line.acknowledgeWithinMillis() != null && line.to().contains(seat.id()));
        }
    }

    @Test
    void asksTheCountyOfFirstNoticeForFiveAcknowledgementsAtLeast() {
        long asked = FIRST_NOTICE.msel().stream()
                .filter(line -> line.acknowledgeWithinMillis() != null)
                .filter(line -> line.to().contains(new Position.Id("county-duty")))
                .count();

        assertThat(asked).isGreaterThanOrEqualTo(5);
    }

    @Test
    void tellsFirstNoticeInBothLanguages() {
        assertThat(FIRST_NOTICE.msel())
                .extracting(Line::text)
                .allSatisfy(text -> assertThat(text).isNotNull().matches(words -> words != null && words.speaks("es")));
    }

    @Test
    void namesTheNearestScenarioWhenItHasNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Library.bytes("first-notise"))
                .withMessage("Library has no scenario (first-notise). Maybe first-notice.");
    }

    @Test
    void readsEveryProfileThatItKnows() {
        for (ScoringProfile.Id id : ScoringProfile.KNOWN) {
            ScoringProfile profile = Library.profile(id);

            assertThat(profile.id()).isEqualTo(id);
            assertThat(profile.hash()).matches("[0-9a-f]{64}");
            assertThat(profile.measureWeights()).hasSize(12);
            assertThat(profile.bands()).isEqualTo(new ScoringProfile.Bands(85, 70, 50));
            assertThat(profile.standards().acknowledgeWithinMillis()).isEqualTo(300_000);
        }
    }
}
