package org.muster.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Line;
import org.muster.scenarios.Position;
import org.muster.scenarios.Purpose;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Spread;
import org.muster.simulator.Answer.Refused;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.simulator.log.Verdict;

/**
 * Who has what: requests for resources, loans, and how many of each resource are left. A request waits until a seat of the
 * owner answers it once: whole, in part, or with a refusal. What is granted travels, and stays with the borrower until it is
 * returned or the owner sends it elsewhere; what is used up stays for good.
 *
 * <p>What the agreements say of a loan is recorded and stops nobody: to grant what they refuse is an act of the owner.
 */
final class Lending {

    /** The most that one request can ask for: no resource counts more. */
    private static final int MOST = 10_000;

    /** One request, and the loan that was granted for it. */
    private static final class Request {
        final int number;
        final Resource resource;
        final int count;
        final Purpose purpose;
        /** Who asks, or null for a voice of SimCell. */
        final Agency.@Nullable Id borrower;
        /** How many the borrower had asked of the resource before: with its name what the draws go by. */
        final long before;

        boolean answered;
        boolean arrived;
        /** How many of what was granted are under way or with the borrower. */
        int lent;

        Request(Event.ResourceRequested asked, Resource resource, Agency.@Nullable Id borrower, long before) {
            this.number = asked.request();
            this.resource = resource;
            this.count = asked.count();
            this.purpose = asked.purpose();
            this.borrower = borrower;
            this.before = before;
        }
    }

    /** How many of one resource there are. */
    private static final class Stock {
        final Resource resource;
        final List<Request> requests = new ArrayList<>();
        /** How many a shortage leaves, counted with those that have been used up. */
        final Map<Disruption.Id, Integer> ceilings = new HashMap<>();
        /** How many a change of policy takes away. */
        final Map<Disruption.Id, Integer> withdrawn = new HashMap<>();

        int usedUp;

        Stock(Resource resource) {
            this.resource = resource;
        }

        /** How many are left in all, those that are lent among them. */
        int left() {
            int most = resource.count();
            for (int count : withdrawn.values()) {
                most -= count;
            }
            for (int ceiling : ceilings.values()) {
                most = Math.min(most, ceiling);
            }
            return Math.max(0, most - usedUp);
        }

        int lent() {
            int lent = 0;
            for (Request request : requests) {
                lent += request.lent;
            }
            return lent;
        }

        int free() {
            return Math.max(0, left() - lent());
        }
    }

    private final Scenario scenario;
    private final Schedule schedule;
    private final Journal journal;
    private final Chance chance;
    private final Verdicts verdicts;
    private final List<Request> requests = new ArrayList<>();
    private final Map<Resource.Id, Stock> stocks = new LinkedHashMap<>();
    /** The messages of lines that will have asked when somebody has them. */
    private final Map<Integer, Event.MessageSent> asking = new HashMap<>();

    /** Who asks by a line, by the number of the request. */
    private final Map<Integer, Agency.Id> askedByLine = new HashMap<>();

    private int numbers;

    Lending(Scenario scenario, Schedule schedule, Journal journal, Chance chance, Verdicts verdicts) {
        this.scenario = scenario;
        this.schedule = schedule;
        this.journal = journal;
        this.chance = chance;
        this.verdicts = verdicts;
        scenario.resources().forEach(resource -> stocks.put(resource.id(), new Stock(resource)));
    }

    // What others ask

    /** @return how many the owner has to give now */
    int free(Resource.Id resource) {
        return stock(resource).free();
    }

    /** @return whether one of the resource is with the agency: at home with its owner, or lent and arrived */
    boolean isWith(Agency.Id agency, Resource.Id resource) {
        Stock stock = stock(resource);
        return (stock.resource.owner().equals(agency) && stock.free() > 0)
                || stock.requests.stream()
                        .anyMatch(request -> agency.equals(request.borrower) && request.arrived && request.lent > 0);
    }

    /** @return whether an interpreter of the language is with the agency */
    boolean interprets(Agency.Id agency, String language) {
        for (Resource resource : scenario.resources()) {
            if (resource.kind() == Resource.Kind.INTERPRETER
                    && resource.languages().contains(language)
                    && isWith(agency, resource.id())) {
                return true;
            }
        }
        return false;
    }

    // What seats do

    /** @return why the seat can't ask for that, or null when it can */
    @Nullable
    Refused refusal(Event.ResourceRequested requested) {
        if (!scenario.has(requested.res())) {
            return Simulation.refuse(Refusal.UNKNOWN, requested.res());
        }
        return requested.count() > MOST ? Simulation.refuse(Refusal.IMPOSSIBLE, "count", requested.count()) : null;
    }

    /** @return why the seat can't grant that, or null when it can */
    @Nullable
    Refused refusal(Event.ResourceGranted granted) {
        Refused refused = answer(granted.request(), granted.res(), granted.count(), granted.purpose(), granted.seat());
        if (refused != null) {
            return refused;
        }
        int free = free(granted.res());
        return granted.count() > free ? Simulation.refuse(Refusal.NOT_ENOUGH, granted.res(), free) : null;
    }

    /** @return why the seat can't refuse that, or null when it can */
    @Nullable
    Refused refusal(Event.ResourceRefused no) {
        Refused refused = answer(no.request(), no.res(), no.count(), no.purpose(), no.seat());
        if (refused != null) {
            return refused;
        }
        int asked = request(no.request()).count;
        return no.count() == asked ? null : Simulation.refuse(Refusal.IMPOSSIBLE, "count", no.count());
    }

    /** @return why the seat can't give that back, or null when it can */
    @Nullable
    Refused refusal(Event.ResourceReturned returned) {
        Refused refused = known(returned.request(), returned.res(), returned.purpose());
        if (refused != null) {
            return refused;
        }
        Request request = request(returned.request());
        if (!scenario.position(returned.seat()).agency().equals(request.borrower)) {
            return Simulation.refuse(Refusal.NOT_YOURS, returned.request());
        }
        return request.arrived
                ? lent(request, returned.count())
                : Simulation.refuse(Refusal.NOT_THERE, returned.request());
    }

    /** @return why the seat can't send that elsewhere, or null when it can */
    @Nullable
    Refused refusal(Event.ResourceRedirected redirected) {
        Refused refused = known(redirected.request(), redirected.res(), redirected.purpose());
        if (refused == null) {
            refused = owner(redirected.res(), redirected.seat());
        }
        return refused != null ? refused : lent(request(redirected.request()), redirected.count());
    }

    private @Nullable Refused answer(int number, Resource.Id resource, int count, Purpose purpose, Position.Id seat) {
        Refused refused = known(number, resource, purpose);
        if (refused == null) {
            refused = owner(resource, seat);
        }
        if (refused != null) {
            return refused;
        }
        Request request = request(number);
        if (request.answered) {
            return Simulation.refuse(Refusal.ALREADY, number);
        }
        return count > request.count ? Simulation.refuse(Refusal.IMPOSSIBLE, "count", count) : null;
    }

    /** An answer says again what it answers, so that an entry can be understood by itself. */
    private @Nullable Refused known(int number, Resource.Id resource, Purpose purpose) {
        if (number < 1 || number > requests.size()) {
            return Simulation.refuse(Refusal.UNKNOWN, number);
        }
        Request request = request(number);
        if (!request.resource.id().equals(resource)) {
            return Simulation.refuse(Refusal.IMPOSSIBLE, "res", resource);
        }
        return request.purpose == purpose ? null : Simulation.refuse(Refusal.IMPOSSIBLE, "purpose", purpose.code());
    }

    private @Nullable Refused owner(Resource.Id resource, Position.Id seat) {
        return stock(resource).resource.owner().equals(scenario.position(seat).agency())
                ? null
                : Simulation.refuse(Refusal.NOT_OWNER, resource);
    }

    private static @Nullable Refused lent(Request request, int count) {
        return count > request.lent ? Simulation.refuse(Refusal.NOT_ENOUGH, request.resource.id(), request.lent) : null;
    }

    /** @return the last request whose loan the borrower has and can return, with how much of it that is, or null */
    Event.@Nullable ResourceReturned returnable(Agency.Id borrower, Resource.Id resource, Position.Id seat) {
        for (Request request : stock(resource).requests.reversed()) {
            if (borrower.equals(request.borrower) && request.arrived && request.lent > 0) {
                return new Event.ResourceReturned(resource, request.lent, request.purpose, request.number, seat, null);
            }
        }
        return null;
    }

    /** @return the request with its number and with what the agreements say of it */
    Event.ResourceRequested numbered(Event.ResourceRequested asked) {
        Position.Id seat = asked.seat();
        Agency.Id borrower = seat == null ? null : scenario.agencyOf(seat);
        return new Event.ResourceRequested(
                asked.res(),
                asked.count(),
                asked.purpose(),
                ++numbers,
                seat,
                verdict(scenario.resource(asked.res()), borrower, asked.purpose()));
    }

    /** @return the grant with what the agreements say of it now */
    Event.ResourceGranted judged(Event.ResourceGranted granted) {
        Request request = request(granted.request());
        return new Event.ResourceGranted(
                granted.res(),
                granted.count(),
                granted.purpose(),
                granted.request(),
                granted.seat(),
                verdict(request.resource, request.borrower, request.purpose));
    }

    // What follows

    void read(LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageSent sent -> {
                if (sent.line() != null && scenario.line(sent.line()).asksFor() != null) {
                    asking.put(sent.msg(), sent);
                }
            }
            case Event.MessageDelivered delivered -> askForLine(asking.remove(delivered.msg()), entry.number());
            case Event.ResourceRequested requested -> ask(requested);
            case Event.ResourceGranted granted -> grant(request(granted.request()), granted.count(), entry.number());
            case Event.ResourceRefused refused -> request(refused.request()).answered = true;
            case Event.ResourceReturned returned -> request(returned.request()).lent -= returned.count();
            case Event.ResourceRedirected redirected -> request(redirected.request()).lent -= redirected.count();
            case Event.ResourceArrived arrived -> arrive(request(arrived.request()));
            case Event.ResourceLost lost -> request(lost.request()).lent = 0;
            default -> {}
        }
    }

    /** A line that asks for something has asked once its message is in front of the first of its recipients. */
    private void askForLine(Event.@Nullable MessageSent sent, long cause) {
        Line.Id line = sent == null ? null : sent.line();
        Line.Ask ask = line == null ? null : scenario.line(line).asksFor();
        if (sent == null || ask == null) {
            return;
        }
        Agency.Id borrower = scenario.agencyOf(sent.sender());
        int number = ++numbers;
        if (borrower != null) {
            askedByLine.put(number, borrower);
        }
        Verdict verdict = verdict(scenario.resource(ask.resource()), borrower, ask.purpose());
        journal.write(
                Source.ENGINE,
                cause,
                new Event.ResourceRequested(ask.resource(), ask.count(), ask.purpose(), number, null, verdict));
    }

    private void ask(Event.ResourceRequested asked) {
        Stock stock = stock(asked.res());
        Position.Id seat = asked.seat();
        Agency.Id borrower = seat == null ? askedByLine.get(asked.request()) : scenario.agencyOf(seat);
        long before = stock.requests.stream()
                .filter(other -> Objects.equals(other.borrower, borrower))
                .count();
        Request request = new Request(asked, stock.resource, borrower, before);
        requests.add(request);
        stock.requests.add(request);
    }

    private void grant(Request request, int count, long cause) {
        request.answered = true;
        request.lent = count;
        Spread arrives = request.resource.arrives();
        long travels = arrives == null
                ? 0
                : chance.draw(
                        Lognormal.of(arrives),
                        Chance.Purpose.RESOURCE_ARRIVES,
                        Chance.key(request.resource.id().value()),
                        Chance.key(String.valueOf(request.borrower)),
                        request.before);
        schedule.add(journal.now().millis() + travels, Precedence.ARRIVAL, () -> {
            if (request.lent > 0) {
                journal.write(Source.ENGINE, cause, new Event.ResourceArrived(request.resource.id(), request.number));
            }
        });
    }

    private void arrive(Request request) {
        request.arrived = true;
        if (request.resource.usedUp()) {
            stock(request.resource.id()).usedUp += request.lent;
            request.lent = 0;
        }
    }

    // What disruptions do

    /** Only so many of the resource are left, those that are lent among them. */
    void runShort(Disruption.Id by, Resource.Id resource, int remaining, long cause) {
        Stock stock = stock(resource);
        stock.ceilings.put(by, remaining + stock.usedUp);
        shortened(stock, cause);
    }

    /** So many of the resource are taken away. */
    void withdraw(Disruption.Id by, Resource.Id resource, int count, long cause) {
        Stock stock = stock(resource);
        stock.withdrawn.merge(by, count, Integer::sum);
        shortened(stock, cause);
    }

    /** Undoes what a disruption took. */
    void lift(Disruption.Id by, long cause) {
        for (Stock stock : stocks.values()) {
            boolean ranShort = stock.ceilings.remove(by) != null;
            if (stock.withdrawn.remove(by) != null || ranShort) {
                journal.write(Source.ENGINE, cause, new Event.ShortageEnded(stock.resource.id(), stock.left()));
            }
        }
    }

    /** What has arrived stays where it is; what is under way, the latest first, does not come when there is no more. */
    private void shortened(Stock stock, long cause) {
        int left = stock.left();
        journal.write(Source.ENGINE, cause, new Event.ShortageBegan(stock.resource.id(), left));
        int lent = stock.lent();
        for (Request request : stock.requests.reversed()) {
            if (lent > left && request.lent > 0 && !request.arrived) {
                lent -= request.lent;
                journal.write(Source.ENGINE, cause, new Event.ResourceLost(stock.resource.id(), request.number));
            }
        }
    }

    // What the agreements say

    private Verdict verdict(Resource resource, Agency.@Nullable Id borrower, Purpose purpose) {
        return borrower == null
                ? Verdict.DENY_NO_AGREEMENT
                : verdicts.judgeLoan(resource.owner(), borrower, resource.kind(), purpose);
    }

    private Request request(int number) {
        return requests.get(number - 1);
    }

    private Stock stock(Resource.Id resource) {
        Stock stock = stocks.get(resource);
        if (stock == null) {
            throw new IllegalArgumentException("Resource (%s) is not of this scenario.".formatted(resource));
        }
        return stock;
    }
}
