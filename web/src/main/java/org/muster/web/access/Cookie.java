package org.muster.web.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What a browser keeps of being signed in: no script can read it, and no other site's page can have it sent. */
@Component
public final class Cookie {

    private static final String NAME = "muster", SECURE_NAME = "__Host-muster";

    private final boolean secure;

    Cookie(Entrance entrance) {
        this.secure = entrance.isSecure();
    }

    @Nullable
    String read(ServerWebExchange request) {
        HttpCookie cookie = request.getRequest().getCookies().getFirst(name());
        return cookie == null ? null : cookie.getValue();
    }

    /** Whether a browser that was signed in once sent the request. */
    public boolean isIn(ServerWebExchange request) {
        return read(request) != null;
    }

    void give(ServerWebExchange request, String word) {
        set(request, word, SignIns.LONGEST.toSeconds());
    }

    void takeAway(ServerWebExchange request) {
        set(request, "", 0);
    }

    private void set(ServerWebExchange request, String word, long seconds) {
        request.getResponse()
                .addCookie(ResponseCookie.from(name(), word)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(seconds)
                        .build());
    }

    private String name() {
        return secure ? SECURE_NAME : NAME;
    }
}
