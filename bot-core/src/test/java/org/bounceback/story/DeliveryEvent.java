package org.bounceback.story;

import java.util.Locale;
import java.util.Set;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;

/** What happened to a message at the server that reports it. */
enum DeliveryEvent {
  DNS_NO_DOMAIN(nobody(), SmtpStage.DNS),
  DNS_FAILURE(nobody(), SmtpStage.DNS),
  NO_MX(nobody(), SmtpStage.DNS),
  /** The domain's own DNS says that it accepts no mail, so both answers are right. */
  NULL_MX(Set.of(Rejecter.NOBODY, Rejecter.REMOTE_SERVER), SmtpStage.DNS),
  REFUSED(nobody(), SmtpStage.CONNECT),
  TIMED_OUT(nobody(), SmtpStage.CONNECT),
  UNREACHABLE(nobody(), SmtpStage.CONNECT),
  LOST_GREETING(nobody(), SmtpStage.GREETING),
  LOST_EHLO(nobody(), SmtpStage.EHLO),
  LOST_MAIL(nobody(), SmtpStage.MAIL),
  LOST_RCPT(nobody(), SmtpStage.RCPT),
  LOST_DATA(nobody(), SmtpStage.DATA),
  LOST_END(nobody(), SmtpStage.DATA, SmtpStage.AFTER_ACCEPTANCE),
  TIMEOUT_GREETING(nobody(), SmtpStage.GREETING),
  TIMEOUT_EHLO(nobody(), SmtpStage.EHLO),
  TIMEOUT_MAIL(nobody(), SmtpStage.MAIL),
  TIMEOUT_RCPT(nobody(), SmtpStage.RCPT),
  TIMEOUT_DATA(nobody(), SmtpStage.DATA),
  TIMEOUT_END(nobody(), SmtpStage.DATA, SmtpStage.AFTER_ACCEPTANCE),
  REJECTED_GREETING(remote(), SmtpStage.GREETING),
  REJECTED_EHLO(remote(), SmtpStage.EHLO),
  REJECTED_MAIL(remote(), SmtpStage.MAIL),
  REJECTED_RCPT(remote(), SmtpStage.RCPT),
  REJECTED_DATA(remote(), SmtpStage.DATA),
  REJECTED_END(remote(), SmtpStage.DATA, SmtpStage.AFTER_ACCEPTANCE),
  TLS_REQUIRED(
      Set.of(Rejecter.REPORT_AUTHOR, Rejecter.NOBODY), SmtpStage.TLS, SmtpStage.LOCAL_QUEUE),
  TLS_UNVERIFIED(Set.of(Rejecter.REPORT_AUTHOR, Rejecter.NOBODY), SmtpStage.TLS),
  LOOP(author(), SmtpStage.DNS, SmtpStage.LOCAL_QUEUE, SmtpStage.GREETING),
  HOPS(author(), SmtpStage.LOCAL_QUEUE),
  POLICY(author(), SmtpStage.LOCAL_QUEUE, SmtpStage.DNS, SmtpStage.MAIL, SmtpStage.DATA),
  UNKNOWN_USER(author(), SmtpStage.LOCAL_QUEUE),
  QUOTA(author(), SmtpStage.LOCAL_QUEUE),
  PIPE(author(), SmtpStage.LOCAL_QUEUE),
  FORWARDER(author(), SmtpStage.LOCAL_QUEUE),
  /** A temporary reply until the time in the queue ran out. */
  RETRY_TIMEOUT(remote(), SmtpStage.RCPT),
  EXPIRED(nobody(), SmtpStage.LOCAL_QUEUE, SmtpStage.CONNECT),
  DELAY_REPLY(remote(), SmtpStage.RCPT),
  DELAY_SILENT(nobody(), SmtpStage.CONNECT);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<Rejecter> rejecters;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<SmtpStage> stages;

  DeliveryEvent(Set<Rejecter> rejecters, SmtpStage... stages) {
    this.rejecters = rejecters;
    this.stages = Set.of(stages);
  }

  /** Returns who rejected the message; any of several is right. */
  Set<Rejecter> rejecters() {
    return rejecters;
  }

  /** Returns the stage at which it failed; any of several is right. */
  Set<SmtpStage> stages() {
    return stages;
  }

  /** Returns whether the server that reports it is the one with the recipient's mailbox. */
  boolean isLocalDelivery() {
    return this == UNKNOWN_USER || this == QUOTA || this == PIPE || this == FORWARDER;
  }

  /** Returns whether the server still retries. */
  boolean isDelay() {
    return this == DELAY_REPLY || this == DELAY_SILENT;
  }

  /** Returns whether another server replied. */
  boolean hasReply() {
    return rejecters.equals(remote());
  }

  /** Returns whether its reply is a temporary one. */
  boolean isTemporaryReply() {
    return this == RETRY_TIMEOUT || this == DELAY_REPLY;
  }

  /** Returns the name in the layout files. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<Rejecter> nobody() {
    return Set.of(Rejecter.NOBODY);
  }

  private static Set<Rejecter> remote() {
    return Set.of(Rejecter.REMOTE_SERVER);
  }

  private static Set<Rejecter> author() {
    return Set.of(Rejecter.REPORT_AUTHOR);
  }
}
