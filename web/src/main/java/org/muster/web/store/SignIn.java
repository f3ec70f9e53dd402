package org.muster.web.store;

/**
 * Somebody's being signed in with one browser.
 *
 * @param id a hash of what the browser's cookie holds, so that the store gives nobody a way in
 * @param made when, in milliseconds since 1970
 * @param seen when it was last used, within a minute
 */
public record SignIn(String id, String login, long made, long seen) {

    public SignIn seenAt(long moment) {
        return new SignIn(id, login, made, moment);
    }
}
