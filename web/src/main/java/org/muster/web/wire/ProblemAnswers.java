package org.muster.web.wire;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.web.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Turns whatever goes wrong with a request into a problem document. */
@RestControllerAdvice
final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler
    ResponseEntity<ProblemDocument> answer(Throwable thrown, ServerWebExchange request) {
        Problem problem = problem(thrown, request.getRequest().getPath().value());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.document());
    }

    private static Problem problem(Throwable thrown, String path) {
        return switch (thrown) {
            case Problem problem -> problem;
            case StoreUnavailable gone ->
                Problem.away("store", "The store does not answer. Maybe send it again in a while, with the same id.");
            case NoResourceFoundException nothing ->
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "There is no such page.",
                        "Nothing is at (%s). Maybe it is misspelt: /api/openapi lists what there is.".formatted(path));
            case MethodNotAllowedException wrong ->
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "That method is not for this address.",
                        "Method (%s) is not known here. Maybe one of %s."
                                .formatted(wrong.getHttpMethod(), wrong.getSupportedMethods()));
            case UnsupportedMediaTypeStatusException wrong ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "The body is of another type than is wanted.",
                        "Content type (%s) can't be read. Maybe it should be application/json."
                                .formatted(wrong.getContentType()));
            case ServerWebInputException wrong -> input(wrong);
            case ErrorResponse response -> other(response);
            default -> {
                LOG.error("A request failed.", thrown);
                yield Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "The server made a mistake.",
                        "The request failed inside the server. Maybe its log says why.");
            }
        };
    }

    private static Problem other(ErrorResponse response) {
        HttpStatus status = Objects.requireNonNullElse(
                HttpStatus.resolve(response.getStatusCode().value()), HttpStatus.INTERNAL_SERVER_ERROR);
        String detail = response.getBody().getDetail();
        return Problem.of(status, status.getReasonPhrase(), detail == null ? status.getReasonPhrase() : detail);
    }

    /** A body, or a part of the address, that can't be read. */
    private static Problem input(ServerWebInputException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Problem problem -> {
                    return problem;
                }
                case PropertyBindingException unknown -> {
                    return Problem.wrong(
                            field(unknown),
                            "there is no such field. Maybe one of %s.".formatted(known(unknown.getKnownPropertyIds())));
                }
                case DatabindException mismatch -> {
                    Throwable root = mismatch.getCause();
                    return root instanceof Problem problem
                            ? problem
                            : Problem.wrong(field(mismatch), sentence(mismatch));
                }
                case JacksonException syntax -> {
                    return Problem.wrong("body", sentence(syntax) + " Maybe it is not JSON.");
                }
                case DecodingException decoding
                when decoding.getCause() == null -> {
                    return Problem.wrong("body", "it can't be read. Maybe it is empty or too large.");
                }
                default -> {}
            }
        }
        String parameter = wrong.getMethodParameter() == null
                ? null
                : wrong.getMethodParameter().getParameterName();
        return wrong.getMethodParameter() != null
                        && wrong.getMethodParameter()
                                .hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class)
                ? Problem.wrong("body", "it is missing. Maybe send a JSON object.")
                : Problem.wrong(
                        Objects.requireNonNullElse(parameter, "request"),
                        "it can't be read. Maybe it should be a whole number.");
    }

    private static String field(DatabindException wrong) {
        String path = wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static String known(@Nullable Collection<Object> properties) {
        return properties == null
                ? "those of the API's description"
                : properties.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    /** The first sentence of Jackson's message, without its Java. */
    private static String sentence(JacksonException wrong) {
        String message = Objects.requireNonNullElse(wrong.getOriginalMessage(), "it can't be read");
        List<String> lines = message.lines().toList();
        String first = lines.isEmpty() ? message : lines.getFirst();
        return first.replaceAll("`(?:[a-z]+\\.)+([A-Za-z0-9.$]+)`", "$1") + ".";
    }
}
