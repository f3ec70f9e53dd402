package org.muster.simulator.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Persona;
import org.muster.scenarios.Position;

/** The hand-made log of the golden exercise, and the places of its scenario. */
public final class GoldenLog {

    private static final Set<String> AGENCIES = Set.of("sp", "so", "fc", "bp", "ho");
    private static final Set<String> SEATS =
            Set.of("sp-watch", "sp-desk", "so-dispatch", "so-sergeant", "fc-lead", "fc-analyst", "bp-duty", "ho-desk");

    private GoldenLog() {}

    public static final Places PLACES = id -> {
        if (AGENCIES.contains(id)) {
            return new Agency.Id(id);
        }
        if (SEATS.contains(id)) {
            return new Position.Id(id);
        }
        return id.equals("caller") ? new Persona.Id(id) : null;
    };

    public static byte[] bytes() {
        try (InputStream in = Objects.requireNonNull(GoldenLog.class.getResourceAsStream("/golden/golden.jsonl"))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static List<String> lines() {
        return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
    }

    /** The first lines, to be changed at will. */
    public static List<String> lines(int count) {
        return new ArrayList<>(lines().subList(0, count));
    }
}
