package org.muster.web.wire;

import java.util.Collection;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.web.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Turns whatever goes wrong with a request into a problem document. */
@RestControllerAdvice
final class ProblemAnswers {
    /** Jackson has no exception of its own for a key that stands twice. */
    private static final Pattern TWICE = Pattern.compile("^Duplicate Object property \"([^\"]*)\"");

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler
    ResponseEntity<ProblemDocument> answer(Throwable thrown, ServerWebExchange request) {
        Problem problem = problem(thrown, request.getRequest());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.document());
    }

    /** What to tell of anything that was thrown. */
    static Problem problem(Throwable thrown, ServerHttpRequest request) {
        return switch (thrown) {
            case Problem problem -> problem;
            case StoreUnavailable gone ->
                Problem.away("store", "The store does not answer. Maybe send it again in a while, with the same id.");
            case NoResourceFoundException nothing ->
                Problem.noPage(request.getPath().value());
            case MethodNotAllowedException wrong ->
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "That method is not for this address.",
                        "Method (%s) is not known here. Maybe %s."
                                .formatted(
                                        wrong.getHttpMethod(),
                                        wrong.getSupportedMethods().stream()
                                                .map(HttpMethod::name)
                                                .sorted()
                                                .collect(Collectors.joining(" or "))));
            case ServerWebInputException wrong -> input(wrong);
            case ErrorResponse response -> other(response, request.getHeaders());
            default -> {
                // Whoever has gone reads no answer, and that he went is nobody's mistake.
                if (!DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
                    LOG.error("A request failed.", thrown);
                }
                yield Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "The server made a mistake.",
                        "The request failed inside the server. Maybe its log says why.");
            }
        };
    }

    private static Problem other(ErrorResponse response, HttpHeaders headers) {
        HttpStatus status = Objects.requireNonNullElse(
                HttpStatus.resolve(response.getStatusCode().value()), HttpStatus.INTERNAL_SERVER_ERROR);
        return switch (status) {
            case NOT_ACCEPTABLE ->
                Problem.of(
                        status,
                        "The answer can't be given in that form.",
                        "Accept (%s) names none that there is. Maybe application/json, or text/event-stream of a feed."
                                .formatted(headers.getFirst(HttpHeaders.ACCEPT)));
            case CONTENT_TOO_LARGE ->
                Problem.of(
                        status, "The body is too large.", "The body is larger than 256 KiB. Maybe it is another file.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(
                        status,
                        "The body is of another type than is wanted.",
                        "Content type (%s) can't be read. Maybe it should be application/json."
                                .formatted(headers.getFirst(HttpHeaders.CONTENT_TYPE)));
            default -> {
                String detail = response.getBody().getDetail();
                yield Problem.of(status, status.getReasonPhrase(), detail == null ? status.getReasonPhrase() : detail);
            }
        };
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
                case MismatchedInputException mismatch -> {
                    return Problem.wrong(field(mismatch), "it is %s.".formatted(noSuch(mismatch)));
                }
                case JacksonException malformed -> {
                    Matcher twice = TWICE.matcher(String.valueOf(malformed.getOriginalMessage()));
                    return twice.find()
                            ? Problem.wrong(twice.group(1), "it stands twice. Maybe one of them is meant for another.")
                            : Problem.wrong(field(malformed), malformed(malformed));
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

    private static String field(JacksonException wrong) {
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

    private static String noSuch(MismatchedInputException mismatch) {
        Class<?> wanted = mismatch.getTargetType();
        if (wanted == String.class) {
            return "no text. Maybe it lacks its quotes";
        }
        if (wanted == Long.class || wanted == long.class) {
            return "no whole number. Maybe it has quotes or a point";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "neither true nor false";
        }
        if (wanted != null && Collection.class.isAssignableFrom(wanted)) {
            return "no list. Maybe it lacks its brackets";
        }
        return "no object. Maybe it lacks its braces";
    }

    /** Where a body is no JSON. What Jackson says of it is for programmers. */
    private static String malformed(JacksonException malformed) {
        if (malformed instanceof StreamConstraintsException) {
            return "it has too long a value, or too many brackets in brackets.";
        }
        if (malformed instanceof InputCoercionException) {
            return "its number is too great.";
        }
        TokenStreamLocation at = malformed.getLocation();
        String place = at == null ? "" : " after line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return "it is no JSON%s. Maybe a quote or a comma is missing.".formatted(place);
    }
}
