package org.bounceback.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.client.ClientOperation;
import org.bounceback.bounce.client.ClientProblem;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.diagnosis.VerdictFacts.RejectingParty;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;

/**
 * The facts that the window of an e-mail app shows when it quotes no reply to the message.
 *
 * @param window the window
 * @param owner whose server the app talks to
 */
record WindowFacts(ClientWindow window, Fact<Ownership> owner) {
  /** Problems that only a server's refusal causes. */
  private static final Set<ClientProblem> REFUSALS =
      EnumSet.of(
          ClientProblem.LOGIN_REJECTED,
          ClientProblem.LOGIN_REQUIRED,
          ClientProblem.TOO_MANY_LOGINS,
          ClientProblem.TOO_MANY_CONNECTIONS,
          ClientProblem.SENDER_REJECTED,
          ClientProblem.RECIPIENT_REJECTED,
          ClientProblem.RECIPIENT_UNKNOWN,
          ClientProblem.MESSAGE_TOO_BIG,
          ClientProblem.MAILBOX_FULL,
          ClientProblem.COPY_MAILBOX_FULL,
          ClientProblem.TOO_MANY_RECIPIENTS,
          ClientProblem.REJECTED);

  /** Problems that leave open whether a server refused anything. */
  private static final Set<ClientProblem> OPEN =
      EnumSet.of(ClientProblem.NOT_SHOWN, ClientProblem.COPY_NOT_SAVED);

  static WindowFacts of(ClientWindow window, ServerOwnership ownership) {
    return new WindowFacts(window, new SubmissionServer(ownership).owner(window));
  }

  /** Returns whether the app talks to a server that is not ours. */
  boolean isElsewhere() {
    return owner.is(Ownership.OTHER);
  }

  /** Returns whether the table of our servers has the server that the window names. */
  boolean isOurServerNamed() {
    return owner.is(Ownership.OURS) && owner.basis() == Basis.STATED;
  }

  /** Returns the server that the window names, if it is not certain whose it is. */
  Optional<String> uncertainServer() {
    return window.server().filter(host -> owner.basis() == Basis.INFERRED);
  }

  /** Returns who refused it: the server that the app talks to, or nobody. */
  Fact<RejectingParty> rejectedBy() {
    if (OPEN.contains(window.problem())) {
      return Fact.unknown();
    }
    if (!REFUSALS.contains(window.problem())) {
      return inferred(RejectingParty.NOBODY, InferenceRule.NO_REPLY_MEANS_NOBODY);
    }
    return owner.map(each -> each == Ownership.OURS ? RejectingParty.OURS : RejectingParty.SENDING);
  }

  /** The user of the app is the sender; a message that is fetched has none. */
  Fact<CustomerSide> customer() {
    return window.operation() == ClientOperation.FETCHING
        ? Fact.unknown()
        : inferred(CustomerSide.SENDER, InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER);
  }

  /** Returns the facts in the form of a report's facts. */
  MailFacts asMailFacts() {
    return new MailFacts(
        Fact.unknown(),
        new VerdictFacts(
            rejectedBy(),
            owner,
            customer(),
            Fact.unknown(),
            stage(),
            Fact.unknown(),
            Fact.unknown()),
        window.server().map(host -> Fact.stated(host, excerpt())).orElseGet(Fact::unknown),
        Fact.unknown());
  }

  /** Returns the view of the facts that JSON and texts use. */
  MailOrigin origin(Optional<MailAddress> sender) {
    boolean refused = REFUSALS.contains(window.problem());
    return new MailOrigin(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sender,
        MailParty.UNKNOWN,
        refused
            ? new MailParty(
                PartyRole.SENDING_SERVER,
                window.server(),
                owner.known().map(Ownership.OURS::equals))
            : MailParty.UNKNOWN,
        window.operation() == ClientOperation.SENDING && owner.is(Ownership.OURS)
            ? Direction.OUTGOING
            : Direction.UNKNOWN,
        false);
  }

  private Fact<SmtpStage> stage() {
    return switch (window.problem()) {
      case UNKNOWN_SERVER_NAME -> stated(SmtpStage.DNS);
      case NO_CONNECTION -> stated(SmtpStage.CONNECT);
      case STARTTLS_NOT_OFFERED,
          ENCRYPTION_MISMATCH,
          CERTIFICATE_NAME,
          CERTIFICATE_EXPIRED,
          CERTIFICATE_UNTRUSTED ->
          stated(SmtpStage.TLS);
      case LOGIN_REJECTED, LOGIN_METHOD, TOO_MANY_LOGINS -> stated(SmtpStage.AUTH);
      case SENDER_REJECTED -> stated(SmtpStage.MAIL);
      case RECIPIENT_REJECTED, RECIPIENT_UNKNOWN, LOGIN_REQUIRED -> stated(SmtpStage.RCPT);
      default -> Fact.unknown();
    };
  }

  private Fact<SmtpStage> stated(SmtpStage stage) {
    return Fact.stated(stage, excerpt());
  }

  private <T> Fact<T> inferred(T value, InferenceRule rule) {
    return Fact.inferred(value, rule, List.of(excerpt()));
  }

  private Excerpt excerpt() {
    return new Excerpt(
        Excerpt.Source.DIALOG,
        window.server().map(host -> host + ": ").orElse("") + window.problem().code());
  }
}
