package org.bounceback.recipient;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * The recipient's side as we found it.
 *
 * @param subject the address or domain that was asked about, as given
 * @param domain its domain
 * @param mxHosts in the order in which they are tried
 * @param nullMx whether the domain says that it takes no mail (RFC 7505)
 * @param servers one report an address that was tried
 * @param probeOutcome all of it in one word
 * @param blocking whether they block us; unknown unless asked from the sending address
 * @param contacts whom to write to, best first: mail addresses, or a receiver's form
 * @param mailboxProvider the large receiver that runs their mail, if it is one
 * @param askedFrom our address that asked; empty for whichever the system took
 */
public record RecipientReport(
    String subject,
    Domain domain,
    List<MxHost> mxHosts,
    boolean nullMx,
    List<ServerReport> servers,
    ProbeOutcome probeOutcome,
    Blocking blocking,
    List<String> contacts,
    Optional<MailboxProvider> mailboxProvider,
    Optional<Ip> askedFrom) {

  public RecipientReport {
    mxHosts = List.copyOf(mxHosts);
    servers = List.copyOf(servers);
    contacts = List.copyOf(contacts);
  }

  /** The age of the oldest answer among these; empty where all were asked for this report. */
  public Optional<AnswerAge> kept() {
    return servers.stream()
        .flatMap(each -> each.answerAge().stream())
        .min(Comparator.comparing(AnswerAge::lookedAt));
  }

  /** Whether they block the address that our mail comes from. */
  public enum Blocking {
    YES,
    NO,
    UNKNOWN;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
