package org.bounceback.chat.commands;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.ServerCardRenderer;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.findings.BanFindings;
import org.bounceback.findings.DomainServerFindings;
import org.bounceback.findings.Findings;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.store.StoreException;

/** The commands {@code /bounceback server} and {@code /bounceback blocks}: our own servers. */
final class ServerCheckHandler {
  private final ServerAdministration administration;
  private final DiagnosticProbes probes;
  private final WorkerPools workerPools;
  private final CaseOpener caseOpener;
  private final MessageBundle messageBundle;
  private final ServerCardRenderer card;

  ServerCheckHandler(
      ServerAdministration administration,
      DiagnosticProbes probes,
      WorkerPools workerPools,
      CaseOpener caseOpener,
      MessageBundle messageBundle) {
    this.administration = administration;
    this.probes = probes;
    this.workerPools = workerPools;
    this.caseOpener = caseOpener;
    this.messageBundle = messageBundle;
    this.card = new ServerCardRenderer(messageBundle);
  }

  /** Where a customer's mail leaves, and whether it is routed rightly. */
  BotResponse server(InboundEvent inboundEvent, String text) {
    Optional<ServerQueries> side = administration.askable();
    if (side.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("own.no-panel"));
    }
    if (text.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("own.server-usage"));
    }
    Optional<Domain> meant = side.get().servers().findHosted(text);
    return meant.isEmpty()
        ? BotResponse.toAsker(messageBundle.text("own.not-ours", "subject", text))
        : start(
            inboundEvent,
            meant.get().name(),
            messagePoster -> inspect(inboundEvent, side.get(), meant.get(), messagePoster));
  }

  /** Whether one of our servers blocks an address. */
  BotResponse blocks(InboundEvent inboundEvent, String text) {
    Optional<ServerQueries> side = administration.askable();
    if (side.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("own.no-panel"));
    }
    Optional<Ip> ip = Ip.parse(text.strip());
    return ip.isEmpty()
        ? BotResponse.toAsker(messageBundle.text("own.blocks-usage"))
        : start(
            inboundEvent,
            ip.get().toString(),
            messagePoster -> lookFor(inboundEvent, side.get(), ip.get(), messagePoster));
  }

  private BotResponse start(InboundEvent inboundEvent, String subject, WorkerPools.Task task) {
    Card asking = Card.of(messageBundle.text("own.asking", "subject", subject));
    return workerPools
        .reserve()
        .map(
            workerPermit ->
                BotResponse.of(
                    new InitialResponse.ShowCard(
                        asking, Visibility.ofLookUp(inboundEvent.chatRequest())),
                    workerPermit.work(task)))
        .orElseGet(() -> BotResponse.toAsker(messageBundle.text("busy")));
  }

  private void inspect(
      InboundEvent inboundEvent, ServerQueries side, Domain domain, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    Optional<DomainMailSetup> mail = side.mailSetup(domain, administration.deadline());
    HostingLocation mx = probes.mailOf(domain);
    DomainServerFindings findings = DomainServerFindings.of(domain.name(), mail, mx);
    file(inboundEvent, domain.name(), card.headline(findings), findings, messagePoster);
  }

  private void lookFor(
      InboundEvent inboundEvent, ServerQueries side, Ip ip, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    Optional<IpBanReport> blocks = side.bans(ip, administration.deadline());
    BanFindings findings = BanFindings.of(ip.toString(), blocks);
    file(inboundEvent, ip.toString(), card.headline(findings), findings, messagePoster);
  }

  private void file(
      InboundEvent inboundEvent,
      String subject,
      String headline,
      Findings findings,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    caseOpener.file(
        inboundEvent,
        CaseKind.LOOKUP,
        subject,
        new CaseResult(headline, "own-servers", findings),
        messagePoster);
  }

  /** The addresses that a domain or account of ours stands for in a look-up; usually none. */
  Optional<Domain> ofOurs(String text) {
    return administration.askable().flatMap(side -> side.servers().findHosted(text));
  }

  /** Where the mail of a domain of ours leaves, the likeliest first. */
  List<Ip> addresses(Domain domain) throws InterruptedException {
    Optional<ServerQueries> side = administration.askable();
    Optional<DomainMailSetup> mail =
        side.isEmpty() ? Optional.empty() : side.get().mailSetup(domain, administration.deadline());
    return mail.flatMap(DomainMailSetup::address).stream().toList();
  }
}
