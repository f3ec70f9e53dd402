package org.muster.web.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Code;
import org.muster.scenarios.Position;
import org.muster.simulator.log.Role;

/**
 * How things of one kind lie in the store.
 *
 * @param collection where
 */
record Form<T>(String collection, Function<T, BsonDocument> writer, Function<BsonDocument, T> reader) {

    /** {@code {_id: login, name, password, oneTime, roles, disabled, person, made}} */
    static final Form<Account> ACCOUNTS = new Form<>(
            "accounts",
            account -> {
                BsonDocument document = new BsonDocument("_id", new BsonString(account.login()))
                        .append("name", new BsonString(account.name()))
                        .append("oneTime", BsonBoolean.valueOf(account.oneTime()))
                        .append("roles", roles(account.roles()))
                        .append("disabled", BsonBoolean.valueOf(account.disabled()))
                        .append("made", new BsonInt64(account.made()));
                append(document, "password", account.password());
                append(document, "person", account.person());
                return document;
            },
            document -> new Account(
                    string(document, "_id"),
                    string(document, "name"),
                    maybe(document, "password"),
                    document.getBoolean("oneTime").getValue(),
                    roles(document.getArray("roles")),
                    document.getBoolean("disabled").getValue(),
                    maybe(document, "person"),
                    document.getInt64("made").getValue()));

    /** {@code {_id: hash of the cookie, login, made, seen}} */
    static final Form<SignIn> SIGN_INS = new Form<>(
            "sign_ins",
            signIn -> new BsonDocument("_id", new BsonString(signIn.id()))
                    .append("login", new BsonString(signIn.login()))
                    .append("made", new BsonInt64(signIn.made()))
                    .append("seen", new BsonInt64(signIn.seen())),
            document -> new SignIn(
                    string(document, "_id"),
                    string(document, "login"),
                    document.getInt64("made").getValue(),
                    document.getInt64("seen").getValue()));

    /** {@code {_id: "exercise/login", exercise, login, key, number, roles: [{role, agencies}], seat}} */
    static final Form<Appointment> APPOINTMENTS = new Form<>(
            "appointments",
            one -> {
                BsonArray roles = new BsonArray();
                one.roles()
                        .forEach((role, agencies) -> roles.add(new BsonDocument("role", new BsonString(role.code()))
                                .append(
                                        "agencies",
                                        new BsonArray(agencies.stream()
                                                .map(each -> new BsonString(each.value()))
                                                .toList()))));
                BsonDocument document = new BsonDocument("_id", new BsonString(one.id()))
                        .append("exercise", new BsonString(one.exercise()))
                        .append("login", new BsonString(one.login()))
                        .append("key", new BsonString(one.key()))
                        .append("number", new BsonInt32(one.number()))
                        .append("roles", roles);
                append(document, "seat", one.seat() == null ? null : one.seat().value());
                return document;
            },
            document -> {
                Map<Role, List<Agency.Id>> roles = new EnumMap<>(Role.class);
                for (BsonValue each : document.getArray("roles")) {
                    List<Agency.Id> agencies = new ArrayList<>();
                    each.asDocument()
                            .getArray("agencies")
                            .forEach(agency ->
                                    agencies.add(new Agency.Id(agency.asString().getValue())));
                    roles.put(role(string(each.asDocument(), "role")), agencies);
                }
                String seat = maybe(document, "seat");
                return new Appointment(
                        string(document, "exercise"),
                        string(document, "login"),
                        string(document, "key"),
                        document.getInt32("number").getValue(),
                        roles,
                        seat == null ? null : new Position.Id(seat));
            });

    /** {@code {_id: code, exercise, seat, until, by}} */
    static final Form<JoinCode> JOIN_CODES = new Form<>(
            "join_codes",
            code -> {
                BsonDocument document = new BsonDocument("_id", new BsonString(code.code()))
                        .append("exercise", new BsonString(code.exercise()))
                        .append("until", new BsonInt64(code.until()))
                        .append("by", new BsonString(code.by()));
                append(
                        document,
                        "seat",
                        code.seat() == null ? null : code.seat().value());
                return document;
            },
            document -> {
                String seat = maybe(document, "seat");
                return new JoinCode(
                        string(document, "_id"),
                        string(document, "exercise"),
                        seat == null ? null : new Position.Id(seat),
                        document.getInt64("until").getValue(),
                        string(document, "by"));
            });

    /** {@code {name, office, training: [{function, on, permille}]}}, the content of an edition */
    static final Form<StoredPerson> PEOPLE = new Form<>(
            "people",
            person -> {
                BsonDocument document = new BsonDocument("name", new BsonString(person.name()));
                append(document, "office", person.office());
                return document.append(
                        "training",
                        new BsonArray(person.training().stream()
                                .map(each -> new BsonDocument(
                                                "function",
                                                new BsonString(each.function().value()))
                                        .append("on", new BsonString(each.on().toString()))
                                        .append("permille", new BsonInt32(each.permille())))
                                .toList()));
            },
            document -> new StoredPerson(
                    string(document, "name"),
                    maybe(document, "office"),
                    document.getArray("training").stream()
                            .map(BsonValue::asDocument)
                            .map(each -> new StoredPerson.Training(
                                    new org.muster.scenarios.Function.Id(string(each, "function")),
                                    LocalDate.parse(string(each, "on")),
                                    each.getInt32("permille").getValue()))
                            .toList()));

    /** {@code {name, people}}, the content of an edition */
    static final Form<StoredCohort> COHORTS = new Form<>(
            "cohorts",
            cohort -> new BsonDocument("name", new BsonString(cohort.name()))
                    .append(
                            "people",
                            new BsonArray(cohort.people().stream()
                                    .map(BsonString::new)
                                    .toList())),
            document -> new StoredCohort(
                    string(document, "name"),
                    document.getArray("people").stream()
                            .map(each -> each.asString().getValue())
                            .toList()));

    /** {@code {personScores}}, the content of an edition */
    static final Form<StoredSettings> SETTINGS = new Form<>(
            "settings",
            settings -> new BsonDocument(
                    "personScores", new BsonString(settings.personScores().code())),
            document -> {
                String code = string(document, "personScores");
                return new StoredSettings(
                        Objects.requireNonNull(Code.find(StoredSettings.PersonScores.class, code), code));
            });

    /** {@code {_id: "exercise/person", exercise, person, key}} */
    static final Form<PersonKey> PERSON_KEYS = new Form<>(
            "people_keys",
            key -> new BsonDocument("_id", new BsonString(key.id()))
                    .append("exercise", new BsonString(key.exercise()))
                    .append("person", new BsonString(key.person()))
                    .append("key", new BsonString(key.key())),
            document ->
                    new PersonKey(string(document, "exercise"), string(document, "person"), string(document, "key")));

    /** {@code {_id: person}}, each to be erased */
    static final Form<String> ERASURES = new Form<>(
            "erasures", person -> new BsonDocument("_id", new BsonString(person)), document -> string(document, "_id"));

    BsonDocument write(T thing) {
        return writer.apply(thing);
    }

    T read(BsonDocument document) {
        return reader.apply(document);
    }

    private static String string(BsonDocument document, String field) {
        return document.getString(field).getValue();
    }

    private static @Nullable String maybe(BsonDocument document, String field) {
        BsonValue value = document.get(field);
        return value == null ? null : value.asString().getValue();
    }

    private static void append(BsonDocument document, String field, @Nullable String value) {
        if (value != null) {
            document.append(field, new BsonString(value));
        }
    }

    private static BsonArray roles(Set<Role> roles) {
        return new BsonArray(
                roles.stream().map(role -> new BsonString(role.code())).toList());
    }

    private static Set<Role> roles(BsonArray codes) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        codes.forEach(code -> roles.add(role(code.asString().getValue())));
        return roles;
    }

    private static Role role(String code) {
        Role role = Code.find(Role.class, code);
        if (role == null) {
            throw new IllegalArgumentException(
                    "Role (%s) is not known. Maybe a newer Muster wrote it.".formatted(code));
        }
        return role;
    }
}
