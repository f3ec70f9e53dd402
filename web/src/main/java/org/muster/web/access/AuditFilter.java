package org.muster.web.access;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muster.web.store.AuditLine;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Audits every request for an exercise, a script or people, whatever page answers it, so that no page can be forgotten. A feed is
 * written down when it opens, a request that was refused with its status.
 */
@Component
@Order(-100)
final class AuditFilter implements WebFilter {
    private static final Pattern AUDITED = Pattern.compile(
            "/api/(?:accounts|me|sign-in|sign-out|join|scenarios|people|cohorts|settings|readiness|cross-training|comparison|exercises(?:/([^/]*))?)"
                    + "(?:/.*)?",
            Pattern.DOTALL);
    private static final Set<HttpMethod> VIEWING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int LONGEST = 300;

    private final AuditQueue audit;

    AuditFilter(AuditQueue audit) {
        this.audit = audit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        Matcher audited = AUDITED.matcher(understood(request.getPath()));
        if (audited.matches()) {
            String exercise = audited.group(1);
            exchange.getResponse()
                    .beforeCommit(() -> Mono.fromRunnable(() -> audit.add(new AuditLine(
                            System.currentTimeMillis(),
                            Access.viewerOf(exchange),
                            VIEWING.contains(request.getMethod()) ? AuditLine.Access.VIEW : AuditLine.Access.CHANGE,
                            "%s %s %d".formatted(request.getMethod().name(), cut(path), status(exchange)),
                            exercise == null ? null : cut(exercise)))));
        }
        return chain.filter(exchange);
    }

    /** The path as pages are found by it, in whatever way it is written. */
    private static String understood(PathContainer path) {
        return path.elements().stream()
                .map(each -> each instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : each.value())
                .collect(Collectors.joining());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static int status(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? 200 : status.value();
    }
}
