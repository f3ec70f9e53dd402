package org.muster.web.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * Keeps pages of other sites from using the demo through the browser of whoever runs it. A site can make its own name point
 * to this computer, so only this computer's own names are answered; and it can send forms here, so changes must come from
 * pages of this server.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class OwnComputer implements WebFilter {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String host = host(request.getHeaders());
        if (!NAMES.contains(host)) {
            return Mono.error(Problem.foreign("Host (%s) is not this computer. Maybe open http://127.0.0.1:%d/."
                    .formatted(host, port(exchange))));
        }
        String origin = request.getHeaders().getOrigin();
        if (!READING.contains(request.getMethod()) && origin != null && !isOwn(origin)) {
            return Mono.error(Problem.foreign("Origin (%s) is not this computer.".formatted(origin)));
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

    private static boolean isOwn(String origin) {
        try {
            @Nullable String host = URI.create(origin).getHost();
            return host != null && NAMES.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int port(ServerWebExchange exchange) {
        InetSocketAddress local = exchange.getRequest().getLocalAddress();
        return local == null ? 0 : local.getPort();
    }
}
