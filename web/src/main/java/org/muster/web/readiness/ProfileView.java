package org.muster.web.readiness;

import org.muster.scenarios.ScoringProfile;

/**
 * The constants that readiness is reckoned with.
 *
 * @param target what an office wants
 * @param dueRisk a refresher is due when the chance to lie under the target exceeds this
 * @param untrained what skill fades to
 * @param leastItems under so many items a drill waits for the next
 */
record ProfileView(
        String id,
        String hash,
        double target,
        double dueRisk,
        double untrained,
        int leastItems,
        HalfLivesView halfLives) {

    /** In months. */
    record HalfLivesView(double accuracy, double speed, double other) {}

    static ProfileView of(ScoringProfile profile) {
        ScoringProfile.Readiness readiness = profile.readiness();
        return new ProfileView(
                profile.id().value(),
                profile.hash(),
                readiness.target(),
                readiness.dueRisk(),
                readiness.untrained(),
                readiness.leastItems(),
                new HalfLivesView(
                        readiness.halfLives().accuracy(),
                        readiness.halfLives().speed(),
                        readiness.halfLives().other()));
    }
}
