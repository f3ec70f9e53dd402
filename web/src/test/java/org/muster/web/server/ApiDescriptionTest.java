package org.muster.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strangers to the code build upon: the description of the API against the pages that are really served. */
@SpringBootTest(classes = Server.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(60)
class ApiDescriptionTest {

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Value("${muster.version}")
    String version;

    private JsonNode api;

    @DynamicPropertySource
    static void where(DynamicPropertyRegistry registry) {
        registry.add("muster.data-directory", () -> data.toString());
    }

    @BeforeEach
    void read() {
        byte[] body = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .get()
                .uri("/api/openapi")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        api = new JsonMapper().readTree(new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void saysWhatItDescribes() {
        assertThat(api.at("/openapi").stringValue()).startsWith("3.1");
        assertThat(api.at("/info/title").stringValue()).isEqualTo("Muster");
        assertThat(api.at("/info/version").stringValue()).isEqualTo(version);
        assertThat(api.at("/info/description").stringValue()).contains("RFC 9457");
    }

    @Test
    void describesEveryPageThatIsServedAndNoOther() {
        Map<String, Set<String>> served = new TreeMap<>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().forEach(mapping -> {
            for (PathPattern path : mapping.getPatternsCondition().getPatterns()) {
                if (path.getPatternString().startsWith("/api/")
                        && !path.getPatternString().startsWith("/api/openapi")) {
                    served.computeIfAbsent(path.getPatternString(), none -> new TreeSet<>())
                            .addAll(mapping.getMethodsCondition().getMethods().stream()
                                    .map(RequestMethod::name)
                                    .map(String::toLowerCase)
                                    .toList());
                }
            }
        });

        Map<String, Set<String>> described = api.get("paths").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        path -> new TreeSet<>(path.getValue().propertyNames()),
                        (one, other) -> one,
                        TreeMap::new));
        assertThat(described).isEqualTo(served).hasSizeGreaterThan(10);
    }

    @Test
    void tellsTheProblemsOfEveryPage() {
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> problems =
                            new TreeSet<>(operation.getValue().get("responses").propertyNames());
                    problems.removeAll(Set.of("200", "201", "204"));
                    String page = operation.getKey() + " " + path.getKey();

                    if (path.getKey().contains("{")) {
                        assertThat(problems).as(page).contains("404");
                    }
                    if (operation.getKey().equals("post")) {
                        assertThat(problems).as(page).contains("400", "404", "409", "503");
                    }
                    if (path.getKey().endsWith("/feed") || path.getKey().endsWith("/log")) {
                        assertThat(problems).as(page).contains("400");
                    }
                    problems.forEach(status -> assertThat(operation
                                    .getValue()
                                    .get("responses")
                                    .get(status)
                                    .at("/content/application~1problem+json/schema/$ref")
                                    .stringValue(""))
                            .as("%s %s", page, status)
                            .isEqualTo("#/components/schemas/Problem"));
                }));
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "values");
    }

    @Test
    void saysThatANewExerciseIsAnsweredWithCreated() {
        assertThat(api.get("paths").get("/api/exercises").at("/post/responses").propertyNames())
                .contains("201")
                .doesNotContain("200");
    }

    @Test
    void saysHowAFeedIsResumed() {
        for (String feed : new String[] {"/api/exercises/{id}/feed", "/api/exercises/{id}/seats/{seat}/feed"}) {
            assertThat(api.get("paths").get(feed).at("/get/parameters"))
                    .as(feed)
                    .anySatisfy(parameter ->
                            assertThat(parameter.get("name").stringValue()).isEqualTo("after"));
            assertThat(api.get("paths")
                            .get(feed)
                            .at("/get/responses/200/content")
                            .propertyNames())
                    .containsExactly("text/event-stream");
        }
    }
}
