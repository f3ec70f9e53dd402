package org.muster.scenarios.yaml;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.scenarios.Agency;
import org.muster.scenarios.Agreement;
import org.muster.scenarios.Disruption;
import org.muster.scenarios.Effect;
import org.muster.scenarios.Link;
import org.muster.scenarios.Place;
import org.muster.scenarios.Resource;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.Via;

/** Whether a disruption can do what it says to what it hits. */
final class DisruptionChecks {

    private final Script script;
    private final Scenario scenario;

    DisruptionChecks(Script script) {
        this.script = script;
        this.scenario = script.scenario();
    }

    void check() {
        for (Disruption disruption : scenario.disruptions()) {
            switch (disruption.effect()) {
                case Effect.Latency latency -> {
                    if (latency.pairs().isEmpty()) {
                        links(disruption, latency.links());
                    }
                }
                case Effect.Loss loss -> links(disruption, loss.links());
                case Effect.CapacityCut cut -> links(disruption, cut.links());
                case Effect.Flapping flapping -> links(disruption, flapping.links());
                case Effect.Outage outage -> links(disruption, outage.links());
                case Effect.Partition partition -> partition(disruption, partition);
                case Effect.Misinformation rumor -> rumor(disruption, rumor);
                case Effect.SpoofedMessage spoofed -> spoofed(disruption, spoofed);
                case Effect.PolicyChange change -> policy(disruption, change);
                case Effect.LanguageBarrier barrier -> eased(disruption, barrier.easedBy());
                case Effect.AccessLoss loss -> access(disruption, loss);
                case Effect.AgencyOutage outage -> {}
                case Effect.Overload overload -> {}
                case Effect.StaffAbsence absence -> {}
                case Effect.PowerLoss loss -> {}
                case Effect.ClockError error -> {}
                case Effect.ResourceShortage shortage -> {}
            }
        }
    }

    private void links(Disruption disruption, List<Link.Id> links) {
        if (links.isEmpty()) {
            script.add(
                    Problem.HITS_NOTHING,
                    script.mark(disruption.id(), "hits"),
                    "Disruption (%s) hits no link: none belongs to the failure domain.",
                    disruption.id());
        }
    }

    private void partition(Disruption disruption, Effect.Partition partition) {
        for (Agency.Id agency : partition.one()) {
            if (partition.other().contains(agency)) {
                script.add(
                        Problem.PARTITION_OVERLAP,
                        script.mark(disruption.id(), "hits"),
                        "Disruption (%s) has agency (%s) on both sides.",
                        disruption.id(),
                        agency);
            }
        }
    }

    private void rumor(Disruption disruption, Effect.Misinformation rumor) {
        if (scenario.item(rumor.item()).truth()) {
            script.add(
                    Problem.NOT_FALSE,
                    script.mark(disruption.id(), "item"),
                    "Disruption (%s) spreads item (%s), which is true. Maybe truth: false.",
                    disruption.id(),
                    rumor.item());
        }
        rumor.firstHeardBy().forEach(place -> seat(disruption, "firstHeardBy", place));
    }

    private void seat(Disruption disruption, String key, Place place) {
        if (scenario.seats(place).isEmpty()) {
            script.add(
                    Problem.RECIPIENT_WITHOUT_SEAT,
                    script.mark(disruption.id(), key),
                    "Disruption (%s) reaches agency (%s), which has no seat.",
                    disruption.id(),
                    place);
        }
    }

    private void spoofed(Disruption disruption, Effect.SpoofedMessage spoofed) {
        Link link = scenario.link(spoofed.over());
        for (Place place : spoofed.recipients()) {
            seat(disruption, "hits", place);
            Agency.Id agency = scenario.agencyOf(place);
            if (agency != null && !link.members().contains(agency)) {
                script.add(
                        Problem.HITS,
                        script.mark(disruption.id(), "over"),
                        "Disruption (%s) sends to (%s) over link (%s), whose members are %s.",
                        disruption.id(),
                        place,
                        link.id(),
                        link.members());
            }
        }
    }

    private void eased(Disruption disruption, Resource.@Nullable Id by) {
        if (by != null && scenario.resource(by).kind() != Resource.Kind.INTERPRETER) {
            script.add(
                    Problem.NOT_AN_INTERPRETER,
                    script.mark(disruption.id(), "easedBy"),
                    "Disruption (%s) is eased by (%s) of kind (%s). Maybe kind: interpreter.",
                    disruption.id(),
                    by,
                    scenario.resource(by).kind().code());
        }
    }

    private void access(Disruption disruption, Effect.AccessLoss loss) {
        Link link = scenario.link(loss.link());
        loss.seats().stream()
                .filter(seat -> !link.members().contains(scenario.position(seat).agency()))
                .findFirst()
                .ifPresent(seat -> script.add(
                        Problem.HITS,
                        script.mark(disruption.id(), "link"),
                        "Disruption (%s) locks (%s) out of link (%s), which its agency is no member of.",
                        disruption.id(),
                        seat,
                        link.id()));
    }

    private void policy(Disruption disruption, Effect.PolicyChange change) {
        Effect.Notice notice = change.notice();
        if (notice == null) {
            return;
        }
        Set<Agency.Id> parties = new LinkedHashSet<>();
        change.changes().forEach(each -> parties.addAll(parties(each)));
        Set<Agency.Id> told = new HashSet<>(notice.to());
        for (Agency.Id agency : notice.to()) {
            if (!reaches(notice, agency, parties)) {
                script.add(
                        Problem.NOTICE_UNREACHABLE,
                        script.mark(disruption.id(), "notice"),
                        "Notice of disruption (%s) can't reach agency (%s) over (%s).",
                        disruption.id(),
                        agency,
                        notice.over());
            }
        }
        for (Agency.Id party : parties) {
            if (!told.contains(party) && script.hasSeat(party)) {
                script.add(
                        Problem.NOTICE_LEAVES_OUT,
                        script.mark(disruption.id(), "notice"),
                        "Notice of disruption (%s) leaves out agency (%s), a party of what changes.",
                        disruption.id(),
                        party);
            }
        }
    }

    private List<Agency.Id> parties(Effect.Change change) {
        return switch (change) {
            case Effect.Change.Suspend(var agreement) -> parties(agreement);
            case Effect.Change.Restore(var agreement) -> parties(agreement);
            case Effect.Change.Expire(var agreement) -> parties(agreement);
            case Effect.Change.Revoke(var agreement) -> parties(agreement);
            case Effect.Change.Amend amend -> parties(amend.agreement());
            case Effect.Change.Withdraw withdraw ->
                List.of(scenario.resource(withdraw.resource()).owner());
            case Effect.Change.Reweigh reweigh -> List.of();
        };
    }

    private List<Agency.Id> parties(Agreement.Id agreement) {
        return scenario.agreement(agreement).parties();
    }

    private boolean reaches(Effect.Notice notice, Agency.Id to, Set<Agency.Id> parties) {
        return switch (notice.over()) {
            case Via.Over(var link) -> scenario.link(link).members().contains(to);
            case Via.Direct direct -> true;
            case Via.Best best ->
                parties.isEmpty() || Reach.joins(scenario, parties.iterator().next(), to, link -> true);
        };
    }
}
