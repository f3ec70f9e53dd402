package org.muster.scenarios;

/**
 * How a simulated crew plays one seat.
 *
 * @param acknowledge how long it takes to open and acknowledge
 * @param decide how long it takes to decide or act
 * @param accuracy how often it chooses right
 * @param afterFailures how many failures it takes before another PACE level is tried
 * @param discipline how often it keeps to the plan then
 * @param sharing how often it shares what others need
 * @param compliance how often it keeps to the agreements
 * @param verifying how often it checks a doubtful item
 * @param attention how many things it can have in hand; 0 means any number
 */
public record Crew(
        Spread acknowledge,
        Spread decide,
        Share accuracy,
        int afterFailures,
        Share discipline,
        Share sharing,
        Share compliance,
        Share verifying,
        int attention) {

    /** What a seat does of which the script says nothing. */
    public static final Crew USUAL = new Crew(
            new Spread(120_000, 300_000),
            new Spread(300_000, 720_000),
            Share.of("0.85"),
            2,
            Share.of("0.8"),
            Share.of("0.8"),
            Share.of("0.97"),
            Share.of("0.5"),
            1);
}
