package org.muster.web.store;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.muster.scenarios.Code;
import org.muster.scenarios.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * People in MongoDB: their editions and those of cohorts and settings, {@code people_keys {_id: "exercise/person", exercise,
 * person, key}}, and {@code erasures {_id: person}}.
 */
final class MongoPeople implements People {

    private static final int READ_AHEAD = 200;

    private final Editions<StoredPerson> people;
    private final Editions<StoredCohort> cohorts;
    private final Editions<StoredSettings> settings;
    private final MongoCollection<BsonDocument> keys;
    private final MongoCollection<BsonDocument> erasures;

    MongoPeople(MongoDatabase database) {
        this.people = new MongoEditions<>(database, "people", MongoPeople::encode, MongoPeople::person);
        this.cohorts = new MongoEditions<>(database, "cohorts", MongoPeople::encode, MongoPeople::cohort);
        this.settings = new MongoEditions<>(database, "settings", MongoPeople::encode, MongoPeople::settings);
        this.keys = database.getCollection("people_keys", BsonDocument.class);
        this.erasures = database.getCollection("erasures", BsonDocument.class);
    }

    @Override
    public Editions<StoredPerson> people() {
        return people;
    }

    @Override
    public Editions<StoredCohort> cohorts() {
        return cohorts;
    }

    @Override
    public Editions<StoredSettings> settings() {
        return settings;
    }

    @Override
    public Mono<PersonKey> keep(PersonKey key) {
        return Mono.defer(() -> Mono.from(keys.insertOne(encode(key))))
                .thenReturn(key)
                .onErrorResume(
                        MongoStore::isDuplicate,
                        kept -> find(Filters.eq(id(key))).next().switchIfEmpty(Mono.defer(() -> keep(key))))
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Flux<PersonKey> keys() {
        return find(Filters.empty());
    }

    @Override
    public Flux<PersonKey> ofPerson(String person) {
        return find(Filters.eq("person", person));
    }

    @Override
    public Flux<PersonKey> ofExercise(String exercise) {
        return find(Filters.eq("exercise", exercise));
    }

    private Flux<PersonKey> find(Bson filter) {
        return Flux.from(keys.find(filter).batchSize(READ_AHEAD))
                .map(MongoPeople::key)
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> erase(PersonKey key) {
        return Mono.defer(() -> Mono.from(keys.deleteOne(Filters.eq(id(key)))))
                .then()
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> beginErasure(String person) {
        return Mono.defer(() -> Mono.from(erasures.insertOne(new BsonDocument("_id", new BsonString(person)))))
                .then()
                .onErrorResume(MongoStore::isDuplicate, begun -> Mono.empty())
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Flux<String> erasures() {
        return Flux.from(erasures.find().batchSize(READ_AHEAD))
                .map(each -> each.getString("_id").getValue())
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    @Override
    public Mono<Void> endErasure(String person) {
        return Mono.defer(() -> Mono.from(erasures.deleteOne(Filters.eq(person))))
                .then()
                .onErrorMap(MongoException.class, StoreUnavailable::new);
    }

    private static String id(PersonKey key) {
        Keys.checkExercise(key.exercise());
        return key.exercise() + "/" + key.person();
    }

    private static BsonDocument encode(PersonKey key) {
        return new BsonDocument("_id", new BsonString(id(key)))
                .append("exercise", new BsonString(key.exercise()))
                .append("person", new BsonString(key.person()))
                .append("key", new BsonString(key.key()));
    }

    private static PersonKey key(BsonDocument document) {
        return new PersonKey(
                document.getString("exercise").getValue(),
                document.getString("person").getValue(),
                document.getString("key").getValue());
    }

    private static BsonDocument encode(StoredPerson person) {
        List<BsonDocument> training = person.training().stream()
                .map(each -> new BsonDocument(
                                "function", new BsonString(each.function().value()))
                        .append("on", new BsonString(each.on().toString()))
                        .append("permille", new BsonInt32(each.permille())))
                .toList();
        BsonDocument document = new BsonDocument("name", new BsonString(person.name()));
        if (person.office() != null) {
            document.append("office", new BsonString(person.office()));
        }
        return document.append("training", new BsonArray(training));
    }

    private static StoredPerson person(BsonDocument document) {
        BsonValue office = document.get("office");
        return new StoredPerson(
                document.getString("name").getValue(),
                office == null ? null : office.asString().getValue(),
                document.getArray("training").stream()
                        .map(BsonValue::asDocument)
                        .map(each -> new StoredPerson.Training(
                                new Function.Id(each.getString("function").getValue()),
                                LocalDate.parse(each.getString("on").getValue()),
                                each.getInt32("permille").getValue()))
                        .toList());
    }

    private static BsonDocument encode(StoredCohort cohort) {
        return new BsonDocument("name", new BsonString(cohort.name()))
                .append(
                        "people",
                        new BsonArray(
                                cohort.people().stream().map(BsonString::new).toList()));
    }

    private static StoredCohort cohort(BsonDocument document) {
        return new StoredCohort(
                document.getString("name").getValue(),
                document.getArray("people").stream()
                        .map(each -> each.asString().getValue())
                        .toList());
    }

    private static BsonDocument encode(StoredSettings settings) {
        return new BsonDocument(
                "personScores", new BsonString(settings.personScores().code()));
    }

    private static StoredSettings settings(BsonDocument document) {
        String code = document.getString("personScores").getValue();
        return new StoredSettings(Objects.requireNonNull(Code.find(StoredSettings.PersonScores.class, code), code));
    }
}
