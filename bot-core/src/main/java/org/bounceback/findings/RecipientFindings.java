package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.authentication.ServerAuthentication;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.recipient.AnswerAge;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.MxHost;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.ServerReport;

/**
 * What the recipient's mail servers did.
 *
 * @param subject the mail address or domain that was checked
 * @param mx the mail servers in the order in which they are tried
 * @param nullMx whether the domain accepts no mail (RFC 7505)
 * @param servers one for each address that was tried
 * @param blocking the code of whether they block us
 * @param contacts the contacts to write to, best first
 * @param provider the name of the large mailbox provider that runs the servers
 * @param message the e-mail to the recipient's mail admin; may be empty
 * @param authentication how our sending server looks to them
 * @param age how old the answer is; empty where it was not cached
 * @param outcome the code of the result
 */
public record RecipientFindings(
    String subject,
    List<Mx> mx,
    boolean nullMx,
    List<Server> servers,
    String blocking,
    List<String> contacts,
    Optional<String> provider,
    String message,
    ServerAuthenticationFindings authentication,
    Optional<Age> age,
    String outcome)
    implements Findings {

  public RecipientFindings {
    mx = List.copyOf(mx);
    servers = List.copyOf(servers);
    contacts = List.copyOf(contacts);
  }

  /**
   * Creates the findings of a report.
   *
   * @param message the e-mail to the recipient's mail admin; may be empty
   * @param authentication how our sending server looks; empty where its address is unknown
   */
  public static RecipientFindings of(
      RecipientReport report, String message, Optional<ServerAuthentication> authentication) {
    return new RecipientFindings(
        report.subject(),
        report.mxHosts().stream().map(Mx::of).toList(),
        report.nullMx(),
        report.servers().stream().map(Server::of).toList(),
        report.blocking().code(),
        report.contacts(),
        report.mailboxProvider().map(MailboxProvider::name),
        message,
        ServerAuthenticationFindings.of(authentication),
        report.cachedAge().map(Age::of),
        report.probeOutcome().code());
  }

  /** Creates the findings about their servers only, as part of a bounce's findings. */
  static RecipientFindings seen(RecipientReport report) {
    RecipientFindings all = of(report, "", Optional.empty());
    return new RecipientFindings(
        all.subject,
        all.mx,
        all.nullMx,
        all.servers,
        RecipientReport.Blocking.UNKNOWN.code(),
        List.of(),
        all.provider,
        all.message,
        all.authentication,
        all.age,
        all.outcome);
  }

  /** A mail server of the domain. */
  public record Mx(String host, long preference, List<String> addresses) {

    public Mx {
      addresses = List.copyOf(addresses);
    }

    static Mx of(MxHost each) {
      return new Mx(
          each.host().name(),
          each.preference(),
          each.addresses().stream().map(Ip::toString).toList());
    }
  }

  /**
   * What one address of a mail server did.
   *
   * @param outcome the code of the result
   * @param replies every reply in order, each with its step
   * @param millis how long the conversation took
   */
  public record Server(
      String host,
      String ip,
      long port,
      String outcome,
      Optional<String> banner,
      List<String> replies,
      Optional<Tls> tls,
      long millis) {

    public Server {
      replies = List.copyOf(replies);
    }

    static Server of(ServerReport each) {
      return new Server(
          each.host().name(),
          each.ip().toString(),
          each.port(),
          each.probeOutcome().code(),
          each.banner(),
          each.replies(),
          each.dialogue().flatMap(SmtpDialogue::tls).map(Tls::of),
          each.took().toMillis());
    }
  }

  /**
   * The encryption of a conversation.
   *
   * @param certificate the code of whether the certificate is trusted
   * @param subject the subject of the certificate
   */
  public record Tls(String version, String certificate, String subject) {

    static Tls of(SmtpDialogue.Tls tls) {
      return new Tls(tls.version(), tls.certificate().code(), tls.subject());
    }
  }

  /**
   * The age of a cached answer.
   *
   * @param lookedAt when the server was checked
   * @param ago the age in words
   * @param againAt when the server may be checked again
   * @param againAtTime the same as a time of day
   * @param mayLookAgain whether that time had come when this was stored
   */
  public record Age(
      String lookedAt, String ago, String againAt, String againAtTime, boolean mayLookAgain) {

    static Age of(AnswerAge age) {
      return new Age(
          age.checkedAt().toString(),
          age.ago(),
          age.nextCheckAt().toString(),
          age.nextCheckTime(),
          age.mayCheckAgain());
    }
  }
}
