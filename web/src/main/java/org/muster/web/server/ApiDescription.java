package org.muster.web.server;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.web.wire.ProblemDocument;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API at {@code /api/openapi}: what no page says of itself, and the problems of all of them. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String FEED = org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

    @Bean
    OpenAPI api(@Value("${muster.version}") String version) {
        return new OpenAPI()
                .info(new Info()
                        .title("Muster")
                        .version(version)
                        .description("Plays and scores exercises of several agencies. Everything in them is invented."
                                + " What is not granted is told as a problem document (RFC 9457), whose detail says what"
                                + " was found and what may help.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            ModelConverters.getInstance(true)
                    .read(ProblemDocument.class)
                    .forEach((name, schema) -> api.getComponents().addSchemas(PROBLEM, schema));
            api.getPaths().forEach(ApiDescription::describe);
        };
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            if (path.endsWith("/feed")) {
                describeFeed(operation);
            }
            problems(path, method, operation)
                    .forEach((status, why) -> operation
                            .getResponses()
                            .addApiResponse(
                                    status,
                                    new ApiResponse()
                                            .description(why)
                                            .content(new Content()
                                                    .addMediaType(
                                                            org.springframework.http.MediaType
                                                                    .APPLICATION_PROBLEM_JSON_VALUE,
                                                            new MediaType()
                                                                    .schema(new Schema<>()
                                                                            .$ref("#/components/schemas/"
                                                                                    + PROBLEM))))));
        });
    }

    /** A feed writes its answer itself and reads its place from the request as it is, so nothing else tells of them. */
    private static void describeFeed(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "200",
                        new ApiResponse()
                                .description("Server-sent events: entry, clock, end.")
                                .content(new Content().addMediaType(FEED, new MediaType().schema(new StringSchema()))));
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("after")
                .description("Goes on after the entry of that number. The header Last-Event-ID outranks it.")
                .schema(new IntegerSchema()));
    }

    private static Map<String, String> problems(String path, PathItem.HttpMethod method, Operation operation) {
        Map<String, String> problems = new LinkedHashMap<>();
        boolean edits = method == PathItem.HttpMethod.PUT || method == PathItem.HttpMethod.DELETE;
        boolean changes = method == PathItem.HttpMethod.POST || edits;
        boolean asks = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(each -> "query".equals(each.getIn()));
        if (changes || asks) {
            problems.put("400", "A part of the request makes no sense.");
        }
        if (changes || path.contains("{")) {
            problems.put("404", "There is no such thing.");
        }
        if (changes) {
            problems.put("409", "The exercise as it stands does not permit it; the code says why.");
        }
        if (edits) {
            problems.put("412", "Somebody else changed it first.");
            problems.put("428", "The header If-Match is missing.");
        }
        if (!path.equals("/api/about") && !path.startsWith("/api/scenarios")) {
            problems.put("503", "The server can't do that now. The same may be sent again in a while.");
        }
        return problems;
    }
}
