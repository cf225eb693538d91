package org.bounceback.chat;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.casebook.CaseKind;
import org.bounceback.casebook.CaseResult;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.diagnosis.ServerFindings;
import org.bounceback.diagnosis.ServerFindingsJson;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.panel.DomainMailSetup;
import org.bounceback.store.StoreException;

/** The commands {@code /bounceback server} and {@code /bounceback blocks}: our own servers. */
final class HostLookUps {
  private final Services services;
  private final Texts texts;
  private final CaseFiling filing;
  private final HostCard card;

  HostLookUps(Services services, Texts texts, CaseCards cards) {
    this.services = services;
    this.texts = texts;
    this.filing = new CaseFiling(services, cards);
    this.card = new HostCard(texts);
  }

  /** Where a customer's mail leaves, and whether it is routed rightly. */
  Turn server(Inbound inbound, String text) {
    Optional<ServerQueries> side = services.host().askable();
    if (side.isEmpty()) {
      return Turn.toAsker(texts.say("own.no-panel"));
    }
    if (text.isEmpty()) {
      return Turn.toAsker(texts.say("own.server-usage"));
    }
    Optional<Domain> meant = side.get().servers().meant(text);
    return meant.isEmpty()
        ? Turn.toAsker(texts.say("own.not-ours", "subject", text))
        : begin(
            inbound,
            meant.get().name(),
            posting -> lookAt(inbound, side.get(), meant.get(), posting));
  }

  /** Whether one of our servers blocks an address. */
  Turn blocks(Inbound inbound, String text) {
    Optional<ServerQueries> side = services.host().askable();
    if (side.isEmpty()) {
      return Turn.toAsker(texts.say("own.no-panel"));
    }
    Optional<Ip> ip = Ip.parse(text.strip());
    return ip.isEmpty()
        ? Turn.toAsker(texts.say("own.blocks-usage"))
        : begin(
            inbound,
            ip.get().toString(),
            posting -> lookFor(inbound, side.get(), ip.get(), posting));
  }

  /** The same question again. */
  Turn again(Inbound inbound, String question, String subject) {
    return question.equals("blocks") ? blocks(inbound, subject) : server(inbound, subject);
  }

  private Turn begin(Inbound inbound, String subject, Workers.Task task) {
    Card asking = Card.of(texts.say("own.asking", "subject", subject));
    return services
        .workers()
        .reserve()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(asking, Audience.ofLookUp(inbound.ask())),
                    slot.work(task)))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  private void lookAt(Inbound inbound, ServerQueries side, Domain domain, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    Optional<DomainMailSetup> mail = side.mailOf(domain, services.host().deadline());
    HostingLocation mx = services.diagnosticProbes().mailOf(domain);
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("subject", domain.name())
            .with("host", "server")
            .with("mail", mail.map(ServerFindingsJson::mail))
            .with("mx", mx.code());
    file(inbound, domain.name(), json, posting);
  }

  private void lookFor(Inbound inbound, ServerQueries side, Ip ip, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    Optional<IpBanReport> blocks = side.blocks(ip, services.host().deadline());
    var own = new ServerFindings(Optional.empty(), Optional.empty(), blocks, Optional.empty());
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("subject", ip.toString())
            .with("host", "blocks")
            .with("ownServers", ServerFindingsJson.of(own));
    file(inbound, ip.toString(), json, posting);
  }

  private void file(Inbound inbound, String subject, JsonObjectBuilder json, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    String text = json.toString();
    String headline = card.headline(DocumentCodec.json(subject, text));
    filing.file(
        inbound, CaseKind.LOOKUP, subject, new CaseResult(headline, "own-servers", text), posting);
  }

  /** The addresses that a domain or account of ours stands for in a look-up; usually none. */
  Optional<Domain> ofOurs(String text) {
    return services.host().askable().flatMap(side -> side.servers().meant(text));
  }

  /** Where the mail of a domain of ours leaves, the likeliest first. */
  List<Ip> addresses(Domain domain) throws InterruptedException {
    Optional<ServerQueries> side = services.host().askable();
    Optional<DomainMailSetup> mail =
        side.isEmpty() ? Optional.empty() : side.get().mailOf(domain, services.host().deadline());
    return mail.flatMap(DomainMailSetup::address).stream().toList();
  }
}
