package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.findings.Ban;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.BounceMessage.Origin;
import org.bounceback.findings.Findings;
import org.bounceback.findings.OwnServerFindings;

/**
 * Renders the third check in a ticket: who generated the bounce, whether that was our server, and
 * whether our servers block the sender. Customers read tickets, so reasons for blocks, accounts and
 * log lines are omitted.
 */
final class OriginSection {
  private static final String SECTION = "ours";

  private final SummaryWords words;

  OriginSection(SummaryWords words) {
    this.words = words;
  }

  /** Returns the section; empty for a case without findings about our servers. */
  Optional<String> of(Findings findings) {
    Optional<BounceMessage> bounce =
        findings instanceof BounceFindings diagnosis ? diagnosis.message() : Optional.empty();
    Optional<OwnServerFindings> own = findings.ownServers();
    if (bounce.isEmpty() && own.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    bounce.ifPresent(message -> lines.addAll(whose(message)));
    boolean refusedByUs = bounce.flatMap(message -> message.origin().decidedByUs()).orElse(false);
    lines.addAll(blocks(own, refusedByUs));
    return Optional.of(TicketSummary.section(words.text(SECTION, "title"), lines));
  }

  private List<String> whose(BounceMessage bounce) {
    Origin origin = bounce.origin();
    var lines = new ArrayList<String>();
    String ours = origin.ours().map(sent -> "sent-" + sent).orElse("sent-unknown");
    Optional<String> server = server(origin);
    if (server.isPresent()) {
      words.text(SECTION, ours, Map.of("server", server.get())).ifPresent(lines::add);
    } else {
      lines.add(words.text(SECTION, ours + "-bare"));
    }
    if (origin.forged()) {
      lines.add(words.text(SECTION, "forged"));
    }
    party(origin.generatedBy(), origin.generatedByUs(), bounce.reportingMta())
        .flatMap(who -> words.text(SECTION, "written-by", Map.of("who", who)))
        .ifPresent(lines::add);
    party(origin.decidedBy(), origin.decidedByUs(), refusing(bounce))
        .flatMap(who -> words.text(SECTION, "refused-by", Map.of("who", who)))
        .ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> server(Origin origin) {
    Optional<String> host = origin.host();
    Optional<String> ip = origin.ip();
    return host.isPresent() && ip.isPresent()
        ? Optional.of(host.get() + " [" + ip.get() + "]")
        : host.or(() -> ip);
  }

  private static Optional<String> refusing(BounceMessage bounce) {
    return bounce.recipients().stream().findFirst().flatMap(BounceMessage.Recipient::remoteMta);
  }

  /** Describes an involved server; empty if it is unknown. */
  private Optional<String> party(String role, Optional<Boolean> us, Optional<String> host) {
    if (role.equals("unknown")) {
      return Optional.empty();
    }
    String key = "who-" + (us.orElse(false) ? "ours" : role);
    return host.isPresent()
        ? words.text(SECTION, key, Map.of("host", host.get()))
        : Optional.of(words.text(SECTION, key + "-bare"));
  }

  private List<String> blocks(Optional<OwnServerFindings> own, boolean refusedByUs) {
    var lines = new ArrayList<String>();
    if (refusedByUs) {
      lines.add(words.text(SECTION, "blocks-refused"));
    }
    List<Ban> bans = own.map(OwnServerFindings::bans).orElse(List.of());
    bans.forEach(ban -> ban(ban).ifPresent(lines::add));
    boolean asked = own.flatMap(OwnServerFindings::blocked).isPresent();
    String servers = own.map(checks -> String.join(", ", checks.asked())).orElse("");
    if (bans.isEmpty() && asked) {
      words.text(SECTION, "blocks-none", Map.of("servers", servers)).ifPresent(lines::add);
    }
    if (!asked && !refusedByUs) {
      lines.add(words.text(SECTION, "blocks-unasked"));
    }
    if (own.filter(checks -> !checks.problem().isEmpty()).isPresent()) {
      lines.add(words.text(SECTION, "trouble"));
    }
    return lines;
  }

  private Optional<String> ban(Ban ban) {
    var values = new HashMap<String, String>();
    values.put("server", ban.server());
    values.put("address", ban.address());
    ban.since().ifPresent(since -> values.put("since", since.toString()));
    return words.text(SECTION, "block", values);
  }
}
