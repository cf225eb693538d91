package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.authentication.SpfResult;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.data.Matches;
import org.bounceback.hosting.ServerTable;

/**
 * Checks whether somebody else used a customer's address as a forged sender. A message is forged if
 * all of these hold: the headers are complete; the sending server did not write the report itself
 * (a forger's server does not write to the victim); the sending address is outside our servers and
 * fails the domain's SPF; the headers show no login at another provider; and no signature is
 * aligned with the domain. Otherwise the message was sent elsewhere or the sender is unknown.
 */
final class ForgedSenderCheck {
  private static final Pattern SIGNING_DOMAIN =
      Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([A-Za-z0-9._-]+)");

  private final ServerTable serverTable;

  ForgedSenderCheck(ServerTable serverTable) {
    this.serverTable = serverTable;
  }

  boolean isProven(
      BouncedMessage bounce, MailOrigin mailOrigin, DiagnosticProbes diagnosticProbes) {
    Optional<Domain> domain = mailOrigin.sender().map(sender -> sender.domain());
    boolean sentByAnother = mailOrigin.sentByUs().isPresent() && !mailOrigin.sentByUs().get();
    if (domain.isEmpty() || mailOrigin.sendingIp().isEmpty() || !sentByAnother) {
      return false;
    }
    if (!serverTable.hosts(domain.get()) || !bounce.returnedHeaders()) {
      return false;
    }
    if (mailOrigin.generatedBy().partyRole() == PartyRole.SENDING_SERVER) {
      return false;
    }
    return !hasAlignedSignature(bounce, domain.get())
        && !hasLogin(bounce)
        && diagnosticProbes
            .spf(mailOrigin.sendingIp().get(), domain.get())
            .filter(SpfResult::isFailure)
            .isPresent();
  }

  /** Returns whether somebody logged in at another provider, perhaps the customer on a phone. */
  private static boolean hasLogin(BouncedMessage bounce) {
    return bounce.originalPath().stream().anyMatch(ReceivedHop::authenticated);
  }

  private static boolean hasAlignedSignature(BouncedMessage bounce, Domain domain) {
    List<String> signatures = bounce.returned().all("DKIM-Signature");
    return signatures.stream()
        .flatMap(signature -> Matches.of(SIGNING_DOMAIN, signature).all().stream())
        .anyMatch(found -> RegistrableDomain.isShared(found.group(1), domain.name()));
  }
}
