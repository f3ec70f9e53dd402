package org.muster.web.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.web.access.Cookie;
import org.muster.web.access.Entrance;
import org.muster.web.wire.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps pages of other sites from using this server through the browser of somebody who may. A site can make its own name
 * point here, so only this server's names are answered; and it can send forms here, so a change must come from a page of this
 * server. Browsers say where a request comes from, in headers that no page can set.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SameOrigin implements WebFilter {

    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<String> OWN_SITES = List.of("same-origin", "none");

    private final Set<String> names;
    private final Cookie cookie;

    SameOrigin(Entrance entrance, Cookie cookie) {
        this.names = new HashSet<>(THIS_COMPUTER);
        this.cookie = cookie;
        URI address = entrance.address();
        if (address != null) {
            names.add(address.getHost().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        String host = host(headers);
        if (!names.contains(host.toLowerCase(Locale.ROOT))) {
            return Mono.error(Problem.foreign(
                    "Host (%s) is not a name of this server. Maybe open the address that it told when it started."
                            .formatted(host)));
        }
        if (!READING.contains(request.getMethod())) {
            String origin = headers.getOrigin();
            if (origin != null && !isOwn(origin, headers)) {
                return Mono.error(Problem.foreign("Origin (%s) is not this server.".formatted(origin)));
            }
            String site = headers.getFirst("Sec-Fetch-Site");
            if (site != null && !OWN_SITES.contains(site)) {
                return Mono.error(
                        Problem.foreign("The request was sent by a page of another site (%s).".formatted(site)));
            }
            if (origin == null && site == null && cookie.isIn(exchange)) {
                return Mono.error(
                        Problem.foreign(
                                "A change by somebody who is signed in must say where it comes from. Maybe send Origin with this server's address."));
            }
        }
        return chain.filter(exchange);
    }

    /** The name without its port, or all that stands there when it can't be read. */
    private static String host(HttpHeaders headers) {
        try {
            InetSocketAddress host = headers.getHost();
            return host == null ? "" : host.getHostString();
        } catch (IllegalArgumentException noPort) {
            return String.valueOf(headers.getFirst(HttpHeaders.HOST));
        }
    }

    /** Whether it names the server and port that the request was sent to. */
    private static boolean isOwn(String origin, HttpHeaders headers) {
        try {
            @Nullable String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(headers.getFirst(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
