package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.diagnosis.VerdictFacts.RejectingParty;
import org.bounceback.hosting.Ownership;

/**
 * Infers whose server an e-mail app talks to: the server that its window names decides, otherwise
 * the domain of the account; without both it is ours, because our customers ask us about it.
 */
final class SubmissionServer {
  private final ServerOwnership ownership;

  SubmissionServer(ServerOwnership ownership) {
    this.ownership = ownership;
  }

  /** Returns the owner, inferred if neither the table of our servers nor the name shows it. */
  Fact<Ownership> owner(ClientWindow window) {
    Optional<Fact<Ownership>> byName = window.server().map(this::byName);
    if (byName.isPresent() && byName.get().known().isPresent()) {
      return byName.get();
    }
    Optional<Fact<Ownership>> byReply =
        window
            .reply()
            .flatMap(reply -> NamedServer.first(reply, this::isCertain))
            .map(this::byName);
    if (byReply.isPresent()) {
      return byReply.get();
    }
    Optional<Fact<Ownership>> byAccount =
        window
            .account()
            .flatMap(MailAddress::parse)
            .map(MailAddress::domain)
            .map(this::byAccount)
            .filter(owner -> owner.known().isPresent());
    if (byAccount.isPresent()) {
      return byAccount.get();
    }
    return inferred(
        Ownership.OURS, window.server().orElse("The window names no other provider's server."));
  }

  /** A reply may name any host; only one that is known shows who wrote it. */
  private boolean isCertain(String host) {
    return ownership.isOurs(host) || PublicMailProviders.hasServer(host);
  }

  /** Returns the server as the one that refused what the app sent. */
  Fact<RejectingParty> asRejecter(ClientWindow window) {
    return owner(window)
        .map(owner -> owner == Ownership.OURS ? RejectingParty.OURS : RejectingParty.SENDING);
  }

  private Fact<Ownership> byName(String host) {
    Fact<Ownership> byTable = ownership.of(host);
    return byTable.known().isEmpty() && PublicMailProviders.hasServer(host)
        ? Fact.stated(Ownership.OTHER, new Excerpt(Excerpt.Source.DIALOG, host))
        : byTable;
  }

  private Fact<Ownership> byAccount(Domain domain) {
    Fact<Boolean> hosted = ownership.hosts(domain);
    if (hosted.known().isPresent()) {
      return inferred(hosted.is(true) ? Ownership.OURS : Ownership.OTHER, domain.name());
    }
    return PublicMailProviders.hasDomain(domain)
        ? inferred(Ownership.OTHER, domain.name())
        : Fact.unknown();
  }

  private static Fact<Ownership> inferred(Ownership owner, String text) {
    return Fact.inferred(
        owner,
        InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER,
        List.of(new Excerpt(Excerpt.Source.DIALOG, text)));
  }
}
