package org.muster.scoring;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Code;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The scores as others' tools read them ({@code muster-scores: 1}). Numbers are written as they are, never rounded; a
 * value that is no number can't come here, since {@link Value.Known} refuses it.
 */
public final class ScoresJson {

    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    ScoresJson(JsonGenerator out) {
        this.out = out;
    }

    public static byte[] bytes(Scores scores) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(scores, bytes);
        return bytes.toByteArray();
    }

    /** What one holder came to: an element of {@code holders}. */
    public static byte[] bytes(Scores.OfHolder one) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            new ScoresJson(out).holder(one);
        }
        return bytes.toByteArray();
    }

    /** Writes UTF-8 and leaves the stream open. */
    public static void write(Scores scores, OutputStream to) {
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), to, JsonEncoding.UTF8)) {
            out.configure(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET, false);
            new ScoresJson(out).scores(scores);
        }
    }

    private void scores(Scores scores) {
        out.writeStartObject();
        out.writeNumberProperty("muster-scores", VERSION);
        out.writeStringProperty("scenario", scores.scenario());
        out.writeStringProperty("profile", scores.profile());
        out.writeStringProperty("profileHash", scores.profileHash());
        out.writeNumberProperty("upTo", scores.upTo());
        out.writeArrayPropertyStart("holders");
        scores.holders().forEach(this::holder);
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Whose something is, as properties of the object that is being written. */
    void holder(Holder holder) {
        switch (holder) {
            case Holder.Exercise exercise -> out.writeStringProperty("kind", "exercise");
            case Holder.Agency(var id) -> {
                out.writeStringProperty("kind", "agency");
                out.writeStringProperty("id", id.value());
            }
            case Holder.Seat(var id) -> {
                out.writeStringProperty("kind", "seat");
                out.writeStringProperty("id", id.value());
            }
        }
    }

    private void holder(Scores.OfHolder one) {
        out.writeStartObject();
        holder(one.holder());
        values("measures", one.measures());
        values("withoutCrews", one.withoutCrews());
        values("dimensions", one.dimensions());
        out.writeObjectPropertyStart("overall");
        overall(one.overall());
        out.writeEndObject();
        if (one.coordination() != null) {
            out.writeObjectPropertyStart("coordination");
            value(one.coordination());
            out.writeEndObject();
        }
        codes("flags", one.flags());
        if (one.holder() instanceof Holder.Seat) {
            codes("notForReadiness", one.notForReadiness());
            out.writeBooleanProperty("seenBefore", one.seenBefore());
        }
        out.writeEndObject();
    }

    private void values(String name, Map<? extends Enum<?>, Value> values) {
        out.writeObjectPropertyStart(name);
        values.forEach((key, value) -> {
            out.writeObjectPropertyStart(key.name());
            value(value);
            out.writeEndObject();
        });
        out.writeEndObject();
    }

    private void overall(Scores.Overall overall) {
        value(overall.value());
        out.writeBooleanProperty("partial", overall.partial());
        out.writeBooleanProperty("capped", overall.capped());
        if (overall.uncapped() != null) {
            out.writeNumberProperty("uncapped", overall.uncapped());
        }
        interval("sensitivity", overall.sensitivity());
    }

    void value(Value value) {
        withoutEvidence(value);
        if (value instanceof Value.Known known && !known.evidence().isEmpty()) {
            out.writeArrayPropertyStart("evidence");
            known.evidence().forEach(this::line);
            out.writeEndArray();
        }
    }

    void withoutEvidence(Value value) {
        switch (value) {
            case Value.Missing(var why) -> out.writeStringProperty("missing", why.code());
            case Value.Known known -> {
                out.writeNumberProperty("value", known.value());
                out.writeNumberProperty("n", known.n());
                interval("interval", known.interval());
                out.writeBooleanProperty("few", known.few());
                out.writeStringProperty("band", known.band().code());
                out.writeNumberProperty("excusedMs", known.excusedMs());
                if (known.timeliness() != null) {
                    timeliness(known.timeliness());
                }
            }
        }
    }

    private void timeliness(Timeliness timeliness) {
        out.writeNumberProperty("censored", timeliness.censored());
        out.writeNumberProperty("onTime", timeliness.onTime());
        if (timeliness.median() != null) {
            out.writeNumberProperty("median", timeliness.median());
        }
        if (timeliness.atMost() != null) {
            out.writeNumberProperty("atMost", timeliness.atMost());
        }
    }

    private void line(EvidenceLine line) {
        out.writeStartObject();
        out.writeStringProperty("item", line.item());
        text("who", line.who());
        text("to", line.to());
        text("task", line.task());
        if (line.weight() != null) {
            out.writeNumberProperty("weight", line.weight());
        }
        out.writeStringProperty("state", line.state());
        if (line.x() != null) {
            out.writeNumberProperty("x", line.x());
        }
        whole("tookMs", line.tookMs());
        whole("withinMs", line.withinMs());
        if (line.credit() != null) {
            out.writeNumberProperty("credit", line.credit());
        }
        whole("excusedMs", line.excusedMs());
        out.writeBooleanProperty("crew", line.crew());
        out.writeArrayPropertyStart("entries");
        line.entries().forEach(out::writeNumber);
        out.writeEndArray();
        out.writeEndObject();
    }

    void interval(String name, @Nullable Interval interval) {
        if (interval != null) {
            out.writeArrayPropertyStart(name);
            out.writeNumber(interval.low());
            out.writeNumber(interval.high());
            out.writeEndArray();
        }
    }

    private void codes(String name, List<? extends Code> codes) {
        out.writeArrayPropertyStart(name);
        codes.forEach(code -> out.writeString(code.code()));
        out.writeEndArray();
    }

    private void text(String name, @Nullable String text) {
        if (text != null) {
            out.writeStringProperty(name, text);
        }
    }

    private void whole(String name, @Nullable Long number) {
        if (number != null) {
            out.writeNumberProperty(name, number);
        }
    }
}
