package org.muster.web.wire;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be granted, told as a problem document (RFC 9457). The detail says what was found and, where we can
 * guess it, the cure.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String TYPES = "urn:muster:problem:";

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final String detail;
    private final @Nullable String code;
    private final List<String> values;

    private Problem(
            HttpStatus status, String type, String title, String detail, @Nullable String code, List<String> values) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.code = code;
        this.values = List.copyOf(values);
    }

    /** There is no such thing, or none that may be shown. */
    public static Problem unknown(String what, String id) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "unknown",
                "There is no such " + what + ".",
                "There is no %s (%s). Maybe it is misspelt, or it was never made.".formatted(what, id),
                null,
                List.of(id));
    }

    /**
     * There is no such thing, or none that may be shown.
     *
     * @param detail holds {@code %s} in place of the id
     */
    public static Problem unknown(String what, String id, String detail) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "unknown",
                "There is no such " + what + ".",
                detail.formatted(id),
                null,
                List.of(id));
    }

    /** A part of the request makes no sense. */
    public static Problem wrong(String field, String what) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "wrong",
                "The request makes no sense.",
                "Field (%s): %s".formatted(field, what),
                null,
                List.of(field));
    }

    /** A part of the request that must be there is missing. */
    public static Problem missing(String field) {
        return wrong(field, "it is missing. Maybe it was left out or is null.");
    }

    /** A part of the request is none of the values it can have. */
    public static Problem noneOf(String field, Object found, Collection<String> all) {
        return wrong(field, "(%s) is not known. Maybe one of %s.".formatted(found, String.join(", ", all)));
    }

    /** The request is understood, and the exercise as it stands does not permit it. */
    public static Problem refused(String code, List<String> values, String detail) {
        return new Problem(HttpStatus.CONFLICT, "refused", "That can't be done now.", detail, code, values);
    }

    /**
     * Somebody else changed it first.
     *
     * @param newest the version that stands now
     */
    public static Problem stale(String what, String id, int newest) {
        return new Problem(
                HttpStatus.PRECONDITION_FAILED,
                "stale",
                "Somebody else changed it first.",
                "The %s (%s) has version (%d) by now. Maybe load it again and see what changed."
                        .formatted(what, id, newest),
                "stale",
                List.of(Integer.toString(newest)));
    }

    /** A change does not say of which version it is one. */
    public static Problem unconditional() {
        return new Problem(
                HttpStatus.PRECONDITION_REQUIRED,
                "unconditional",
                "The request must say which version it changes.",
                "Header (If-Match) is missing. Maybe send the ETag with which it was read, such as \"3\".",
                null,
                List.of());
    }

    /** The server can't do it now and may do it later. */
    public static Problem away(String code, String detail) {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE, "away", "The server can't do that now.", detail, code, List.of());
    }

    /** The request does not come from this computer's own screens. */
    public static Problem foreign(String detail) {
        return new Problem(
                HttpStatus.MISDIRECTED_REQUEST, "foreign", "This is not the way in.", detail, null, List.of());
    }

    /** There is no such page, or none that may be shown. */
    public static Problem noPage(String path) {
        return of(
                HttpStatus.NOT_FOUND,
                "There is no such page.",
                "Nothing is at (%s). Maybe it is misspelt: /api/openapi lists what there is.".formatted(path));
    }

    /** Nobody is signed in, or it is over. */
    public static Problem signIn() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "sign-in",
                "Sign in first.",
                "Nobody is signed in. Maybe it was too long ago: sign in again.",
                "sign-in",
                List.of());
    }

    /** What was typed lets nobody in; it is not told whether there is such a login. */
    public static Problem wrongPassword() {
        return new Problem(
                HttpStatus.UNAUTHORIZED,
                "sign-in",
                "That lets nobody in.",
                "There is no such login with that password. Maybe one of them is misspelt.",
                "wrong-password",
                List.of());
    }

    /** Somebody is signed in with a password that he was handed. */
    public static Problem changePassword() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "change-password",
                "Choose a password of your own first.",
                "The password was handed over by somebody, so it must be changed before anything else.",
                "change-password",
                List.of());
    }

    /** It was tried too often. */
    public static Problem wait(Duration wait) {
        String seconds = Long.toString(wait.plusMillis(999).toSeconds());
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "wait",
                "That was tried too often.",
                "It can be tried again in (%s) seconds. Maybe ask an administrator meanwhile.".formatted(seconds),
                "wait",
                List.of(seconds));
    }

    /** Something else that the HTTP layer found. */
    static Problem of(HttpStatus status, String title, String detail) {
        return new Problem(status, "http", title, detail, null, List.of());
    }

    HttpStatus status() {
        return status;
    }

    public @Nullable String code() {
        return code;
    }

    ProblemDocument document() {
        return new ProblemDocument(
                TYPES + type, title, status.value(), detail, code, code == null && values.isEmpty() ? null : values);
    }
}
