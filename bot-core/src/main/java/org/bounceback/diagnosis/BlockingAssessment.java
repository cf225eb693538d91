package org.bounceback.diagnosis;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Ip;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.bounce.BounceReason;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.RecipientReport.Blocking;
import org.bounceback.recipient.ServerReport;

/**
 * The answer to "are they blocking us?". What they do now is known only if the check came from the
 * address that sent the message: another address that is accepted proves nothing. The bounce's
 * statement is stored separately, since the two may differ.
 *
 * @param now whether they block the sending address now
 * @param evidence sentences for the agent: what the bounce said and what the check found
 */
public record BlockingAssessment(Blocking now, List<String> evidence) {
  private static final Set<BounceReason> ABOUT_US =
      EnumSet.of(BounceReason.BLOCKED, BounceReason.BAD_REPUTATION, BounceReason.REQUIRE_PTR);

  public BlockingAssessment {
    evidence = List.copyOf(evidence);
  }

  /** The assessment without a check and without a rejection. */
  static final BlockingAssessment NOT_ASKED = new BlockingAssessment(Blocking.UNKNOWN, List.of());

  static BlockingAssessment of(RecipientEvidence found, AdviceCatalog book) {
    boolean theyRefused =
        !found.mailOrigin().decidedBy().isOurs()
            && found.mailOrigin().direction() != Direction.INCOMING
            && ABOUT_US.contains(found.recipient().reason());
    Blocking now =
        found
            .side()
            .map(side -> now(side, found.mailOrigin().sendingIp()))
            .orElse(Blocking.UNKNOWN);
    if (!theyRefused && found.side().isEmpty()) {
      return NOT_ASKED;
    }
    String then = theyRefused ? "blocking-then" : "blocking-not-then";
    return new BlockingAssessment(
        now,
        Notice.all(
            List.of(Notice.of(book.notice(then)), Notice.of(book.notice("blocking-" + now.code()))),
            Language.ENGLISH,
            values(found)));
  }

  /** Returns whether the bounce and the current check contradict each other. */
  boolean isOver(RecipientEvidence found) {
    return now == Blocking.NO && ABOUT_US.contains(found.recipient().reason());
  }

  private static Blocking now(RecipientReport side, Optional<Ip> sendingIp) {
    boolean fromThere = sendingIp.isPresent() && sendingIp.equals(side.probedFrom());
    return fromThere ? side.blocking() : Blocking.UNKNOWN;
  }

  private static Map<String, String> values(RecipientEvidence found) {
    var values = new HashMap<String, String>();
    values.put("diagnostic", found.recipient().diagnostic());
    found.mailOrigin().sendingIp().ifPresent(ip -> values.put("sending_ip", ip.toString()));
    found.side().ifPresent(side -> values.put("looked", PlaceholderValues.looked(side)));
    found
        .side()
        .flatMap(
            side -> side.servers().stream().filter(each -> each.banner().isPresent()).findFirst())
        .ifPresent(
            server -> {
              values.put("remote_mta", server.host().name());
              values.put("seen", seen(server));
            });
    return values;
  }

  private static String seen(ServerReport server) {
    return server.refusal().map(each -> each.text()).or(server::banner).orElse("");
  }
}
