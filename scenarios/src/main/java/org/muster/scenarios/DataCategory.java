package org.muster.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of information that agreements open or close.
 *
 * @param isProtected denied unless an agreement opens it under a condition
 * @param needToKnow only for those whom an item's needs name
 * @param retentionMillis how long a holder may keep it, or null when there is no limit
 */
public record DataCategory(
        Id id,
        Text title,
        boolean isProtected,
        boolean needToKnow,
        @Nullable Long retentionMillis) {

    public static final Id INCIDENT_FACTS = new Id("incident-facts");
    public static final Id RESOURCE_STATUS = new Id("resource-status");
    public static final Id PUBLIC_INFORMATION = new Id("public-information");
    public static final Id CRIMINAL_INTELLIGENCE = new Id("criminal-intelligence");
    public static final Id HEALTH = new Id("health");
    public static final Id JUVENILE = new Id("juvenile");
    public static final Id IMMIGRATION_STATUS = new Id("immigration-status");
    public static final Id TRIBAL = new Id("tribal");

    /** The categories that every scenario has. A script may add to them and never weaken one. */
    public static final List<DataCategory> BUILT_IN = List.of(
            builtIn(INCIDENT_FACTS, "Facts of the incident", "Hechos del incidente", false),
            builtIn(RESOURCE_STATUS, "Status of resources", "Estado de los recursos", false),
            builtIn(PUBLIC_INFORMATION, "Public information", "Información pública", false),
            builtIn(CRIMINAL_INTELLIGENCE, "Criminal intelligence", "Inteligencia criminal", false),
            builtIn(HEALTH, "Health", "Salud", true),
            builtIn(JUVENILE, "Juveniles", "Menores", true),
            builtIn(IMMIGRATION_STATUS, "Immigration status", "Estatus migratorio", true),
            builtIn(TRIBAL, "Tribal", "Tribal", false));

    private static DataCategory builtIn(Id id, String english, String spanish, boolean isProtected) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("en", english);
        words.put("es", spanish);
        return new DataCategory(id, new Text("en", words), isProtected, false, null);
    }

    /** Names one DataCategory of a scenario. */
    public record Id(String value) implements Identifier {
        public Id {
            Identifier.check(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
