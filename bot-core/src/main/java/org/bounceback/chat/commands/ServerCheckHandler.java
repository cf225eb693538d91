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

/**
 * Handles {@code /bounceback server} and {@code /bounceback blocks}, which query our own servers.
 */
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

  /** Shows which server sends a customer's e-mail and whether it is routed correctly. */
  BotResponse server(InboundEvent inboundEvent, String text) {
    Optional<ServerQueries> queries = administration.askable();
    if (queries.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("own.no-panel"));
    }
    if (text.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("own.server-usage"));
    }
    Optional<Domain> domain = queries.get().servers().findHosted(text);
    return domain.isEmpty()
        ? BotResponse.toAsker(messageBundle.text("own.not-ours", "subject", text))
        : start(
            inboundEvent,
            domain.get().name(),
            messagePoster -> inspect(inboundEvent, queries.get(), domain.get(), messagePoster));
  }

  /** Shows whether one of our servers blocks an IP address. */
  BotResponse blocks(InboundEvent inboundEvent, String text) {
    Optional<ServerQueries> queries = administration.askable();
    if (queries.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("own.no-panel"));
    }
    Optional<Ip> ip = Ip.parse(text.strip());
    return ip.isEmpty()
        ? BotResponse.toAsker(messageBundle.text("own.blocks-usage"))
        : start(
            inboundEvent,
            ip.get().toString(),
            messagePoster -> lookFor(inboundEvent, queries.get(), ip.get(), messagePoster));
  }

  /** Shows which subject is being checked on our servers, and starts the task. */
  BotResponse start(InboundEvent inboundEvent, String subject, WorkerPools.Task task) {
    Card asking = Card.of(messageBundle.text("own.asking", "subject", subject));
    return workerPools.respond(
        workerPools.reserve(), asking, Visibility.ofLookUp(inboundEvent.chatRequest()), task);
  }

  private void inspect(
      InboundEvent inboundEvent, ServerQueries queries, Domain domain, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    Optional<DomainMailSetup> mail = queries.mailSetup(domain, administration.deadline());
    HostingLocation mx = probes.mailOf(domain);
    DomainServerFindings findings = DomainServerFindings.of(domain.name(), mail, mx);
    file(inboundEvent, domain.name(), card.headline(findings), findings, messagePoster);
  }

  private void lookFor(
      InboundEvent inboundEvent, ServerQueries queries, Ip ip, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    Optional<IpBanReport> blocks = queries.bans(ip, administration.deadline());
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

  /** Returns the hosted domain of a domain or account; empty if it is not on our servers. */
  Optional<Domain> ofOurs(String text) {
    return administration.askable().flatMap(queries -> queries.servers().findHosted(text));
  }

  /** Returns the IP address that sends the e-mail of a hosted domain; empty if it is unknown. */
  List<Ip> addresses(Domain domain) throws InterruptedException {
    Optional<ServerQueries> queries = administration.askable();
    Optional<DomainMailSetup> mail =
        queries.isEmpty()
            ? Optional.empty()
            : queries.get().mailSetup(domain, administration.deadline());
    return mail.flatMap(DomainMailSetup::address).stream().toList();
  }
}
