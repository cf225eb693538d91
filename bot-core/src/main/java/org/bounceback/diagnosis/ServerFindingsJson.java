package org.bounceback.diagnosis;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogReport;

/**
 * What our own servers say, as JSON: the same on the command line, in the API and in the ticket.
 */
public final class ServerFindingsJson {

  private ServerFindingsJson() {}

  /** All of it; empty where nobody was asked or nobody had anything to say. */
  public static Optional<JsonObjectBuilder> of(ServerFindings own) {
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new JsonObjectBuilder()
            .with("senderMail", own.senderMail().map(ServerFindingsJson::mail))
            .with("recipientMail", own.recipientMail().map(ServerFindingsJson::mail))
            .with("blocked", own.blocks().map(each -> !each.found().isEmpty()))
            .with("blocks", own.blocks().map(ServerFindingsJson::blocks).orElse(List.of()))
            .with("account", own.account())
            .with("log", own.lines().stream().map(ServerFindingsJson::line).toList())
            .with("asked", asked(own))
            .with("trouble", trouble(own)));
  }

  /** How a server treats a domain's mail. */
  public static JsonObjectBuilder mail(DomainMailSetup mail) {
    return new JsonObjectBuilder()
        .with("domain", mail.domain().name())
        .with("server", mail.server())
        .with("account", mail.account())
        .with(
            "sending",
            mail.sending().stream()
                .map(
                    each ->
                        new JsonObjectBuilder()
                            .with("address", each.ip().toString())
                            .with("source", each.source().code()))
                .toList())
        .with("helo", mail.helo().map(Domain::name))
        .with("routing", mail.routing().code())
        .with("stopped", mail.stopped());
  }

  /** What blocks an address. */
  public static List<JsonObjectBuilder> blocks(IpBanReport blocks) {
    return blocks.found().stream().map(ServerFindingsJson::block).toList();
  }

  private static JsonObjectBuilder block(IpBan block) {
    return new JsonObjectBuilder()
        .with("server", block.server())
        .with("by", block.by().code())
        .with("list", block.list())
        .with("address", block.ip().toString())
        .with("why", Optional.of(block.why()).filter(why -> !why.isBlank()))
        .with("since", block.since().map(Instant::toString))
        .with("until", block.until().map(Instant::toString))
        .with("liftable", block.liftable());
  }

  private static JsonObjectBuilder line(MailLogLine line) {
    return new JsonObjectBuilder()
        .with("server", line.server())
        .with("time", line.time().map(Instant::toString))
        .with("queueId", line.queueId())
        .with("sender", line.sender())
        .with("account", line.account())
        .with("text", line.text());
  }

  private static Set<String> asked(ServerFindings own) {
    var asked = new LinkedHashSet<String>();
    own.blocks().map(IpBanReport::asked).ifPresent(asked::addAll);
    own.log().map(MailLogReport::asked).ifPresent(asked::addAll);
    return asked;
  }

  private static List<String> trouble(ServerFindings own) {
    return Stream.concat(
            own.blocks().stream().flatMap(each -> each.trouble().stream()),
            own.log().stream().flatMap(each -> each.trouble().stream()))
        .distinct()
        .toList();
  }
}
