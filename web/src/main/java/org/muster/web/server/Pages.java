package org.muster.web.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The screen's files. Names that hold a hash of their content never change; all others are asked for each time. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebFluxConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }

    /**
     * Gives the screen's one page for every address that the screen itself understands. A filter, since a route would run
     * before the API's controllers and swallow theirs.
     */
    @Component
    @Order(0)
    static final class ClientRoutes implements WebFilter {

        private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            ServerHttpRequest request = exchange.getRequest();
            return isClientRoute(request)
                    ? chain.filter(exchange.mutate()
                            .request(request.mutate().path("/index.html").build())
                            .build())
                    : chain.filter(exchange);
        }

        private static boolean isClientRoute(ServerHttpRequest request) {
            String path = request.getPath().value();
            return READING.contains(request.getMethod())
                    && !path.contains(".")
                    && !isUnder("/api", path)
                    && !isUnder("/actuator", path)
                    && wantsPage(request.getHeaders());
        }

        private static boolean isUnder(String root, String path) {
            return path.equals(root) || path.startsWith(root + "/");
        }

        private static boolean wantsPage(HttpHeaders headers) {
            List<MediaType> accepted = headers.getAccept();
            return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        }
    }
}
