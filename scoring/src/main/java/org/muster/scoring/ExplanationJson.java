package org.muster.scoring;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An explanation as a screen reads it: {@code {"kind", "id", "subject", "upTo", "value", "steps"}}. Its items are the evidence of
 * the value, and stand in the value. A step is an object with a {@code step} and its numbers.
 */
public final class ExplanationJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;
    private final ScoresJson scores;

    private ExplanationJson(JsonGenerator out) {
        this.out = out;
        this.scores = new ScoresJson(out);
    }

    public static byte[] bytes(Explanation explanation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            new ExplanationJson(out).write(explanation);
        }
        return bytes.toByteArray();
    }

    private void write(Explanation explanation) {
        out.writeStartObject();
        scores.holder(explanation.holder());
        out.writeStringProperty("subject", explanation.subject().word());
        out.writeNumberProperty("upTo", explanation.upTo());
        out.writeObjectPropertyStart("value");
        scores.value(explanation.value());
        out.writeEndObject();
        out.writeArrayPropertyStart("steps");
        explanation.steps().forEach(this::step);
        out.writeEndArray();
        out.writeEndObject();
    }

    private void step(Step step) {
        out.writeStartObject();
        switch (step) {
            case Step.Fell(var x, var done, var watched, var share) -> {
                kind("fell");
                out.writeNumberProperty("x", x);
                out.writeNumberProperty("done", done);
                out.writeNumberProperty("watched", watched);
                out.writeNumberProperty("share", share);
            }
            case Step.Lost(var lost, var of) -> {
                kind("lost");
                out.writeNumberProperty("lost", lost);
                out.writeNumberProperty("of", of);
            }
            case Step.Tasked(var task, var worth, var credit) -> {
                kind("tasked");
                out.writeStringProperty("task", task);
                out.writeNumberProperty("worth", worth);
                out.writeNumberProperty("credit", credit);
            }
            case Step.Divided(var over, var under) -> {
                kind("divided");
                out.writeNumberProperty("over", over);
                out.writeNumberProperty("under", under);
            }
            case Step.Chosen(var right, var wrong, var omitted, var falseActs) -> {
                kind("chosen");
                out.writeNumberProperty("right", right);
                out.writeNumberProperty("wrong", wrong);
                out.writeNumberProperty("omitted", omitted);
                out.writeNumberProperty("falseActs", falseActs);
            }
            case Step.Rated(var agency, var task, var letters, var points, var rescued) -> {
                kind("rated");
                out.writeStringProperty("agency", agency);
                out.writeStringProperty("task", task);
                out.writeArrayPropertyStart("letters");
                letters.forEach(letter -> out.writeString(letter.code()));
                out.writeEndArray();
                out.writeNumberProperty("points", points);
                out.writeBooleanProperty("rescued", rescued);
            }
            case Step.Shared(var allowed, var weight) -> {
                kind("shared");
                out.writeNumberProperty("allowed", allowed);
                out.writeNumberProperty("weight", weight);
            }
            case Step.Looped(var message, var recipients, var acknowledged, var closed, var share) -> {
                kind("looped");
                out.writeNumberProperty("message", message);
                out.writeNumberProperty("recipients", recipients);
                out.writeNumberProperty("acknowledged", acknowledged);
                out.writeBooleanProperty("closed", closed);
                out.writeNumberProperty("share", share);
            }
            case Step.Paired(var one, var other, var planned, var realised, var share) -> {
                kind("paired");
                out.writeStringProperty("one", one);
                out.writeStringProperty("other", other);
                out.writeNumberProperty("planned", planned);
                if (realised != null) {
                    out.writeNumberProperty("realized", realised);
                }
                out.writeNumberProperty("share", share);
            }
            case Step.Before(var baseline) -> {
                kind("before");
                out.writeNumberProperty("baseline", baseline);
            }
            case Step.Stood(var at, var open, var onTime, var blocked) -> {
                kind("stood");
                out.writeNumberProperty("at", at);
                out.writeNumberProperty("open", open);
                out.writeNumberProperty("onTime", onTime);
                out.writeNumberProperty("blocked", blocked);
            }
            case Step.Disrupted(var from, var to, var lost, var least, var most) -> {
                kind("disrupted");
                out.writeNumberProperty("from", from);
                out.writeNumberProperty("to", to);
                out.writeNumberProperty("lost", lost);
                out.writeNumberProperty("least", least);
                out.writeNumberProperty("most", most);
            }
            case Step.Covered(var function, var weight, var trained, var depth, var share) -> {
                kind("covered");
                out.writeStringProperty("function", function);
                out.writeNumberProperty("weight", weight);
                out.writeNumberProperty("trained", trained);
                out.writeNumberProperty("depth", depth);
                out.writeNumberProperty("share", share);
            }
            case Step.Part(var part, var weight, var value) -> {
                kind("part");
                out.writeStringProperty("part", part);
                out.writeNumberProperty("weight", weight);
                out.writeObjectPropertyStart("value");
                scores.withoutEvidence(value);
                out.writeEndObject();
            }
            case Step.Capped(var uncapped, var limit) -> {
                kind("capped");
                out.writeNumberProperty("uncapped", uncapped);
                out.writeNumberProperty("limit", limit);
            }
            case Step.Reweighed(var low, var high, var sensitivity) -> {
                kind("reweighed");
                out.writeNumberProperty("low", low);
                out.writeNumberProperty("high", high);
                scores.interval("sensitivity", sensitivity);
            }
            case Step.Ranged(var way, var of, var interval) -> {
                kind("ranged");
                out.writeStringProperty("way", way.code());
                out.writeNumberProperty("of", of);
                scores.interval("interval", interval);
            }
        }
        out.writeEndObject();
    }

    private void kind(String kind) {
        out.writeStringProperty("step", kind);
    }
}
