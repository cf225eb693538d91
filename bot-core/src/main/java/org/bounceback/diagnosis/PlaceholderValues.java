package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.blocklist.ZoneResult;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.bounce.Recipient;
import org.bounceback.data.Matches;
import org.bounceback.mail.MailDate;
import org.bounceback.recipient.AnswerAge;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.RecipientReport;

/**
 * The known values of one rejection by placeholder name; unknown values are absent. Not
 * thread-safe.
 */
final class PlaceholderValues {
  private static final Map<Language, DateTimeFormatter> MOMENTS =
      Map.of(
          Language.ENGLISH, moments("d MMMM yyyy, HH:mm 'UTC'", Language.ENGLISH),
          Language.GERMAN, moments("d. MMMM yyyy, HH:mm 'UTC'", Language.GERMAN),
          Language.FRENCH, moments("d MMMM yyyy, HH:mm 'UTC'", Language.FRENCH),
          Language.SPANISH, moments("d 'de' MMMM 'de' yyyy, HH:mm 'UTC'", Language.SPANISH));
  private static final Map<Language, DateTimeFormatter> DAYS =
      Map.of(
          Language.ENGLISH, days("d MMMM yyyy", Language.ENGLISH),
          Language.GERMAN, days("d. MMMM yyyy", Language.GERMAN),
          Language.FRENCH, days("d MMMM yyyy", Language.FRENCH),
          Language.SPANISH, days("d 'de' MMMM 'de' yyyy", Language.SPANISH));
  private static final Pattern SIGNING_DOMAIN =
      Pattern.compile("(?:^|;)\\s*d\\s*=\\s*([A-Za-z0-9._-]+)");
  private static final int MAX_REPLY = 160;
  private static final Pattern REMARK = Pattern.compile("\\s*\\(.*\\)");

  private final Map<String, String> alike;
  private final Map<String, Instant> moments;
  private final Optional<OffsetDateTime> sent;
  private final SupportTeam team;
  private final Optional<Function<Language, Map<String, String>>> translated;
  private final Map<Language, Map<String, String>> written = new EnumMap<>(Language.class);

  private PlaceholderValues(
      Map<String, String> alike,
      Map<String, Instant> moments,
      Optional<OffsetDateTime> sent,
      SupportTeam team,
      Optional<Function<Language, Map<String, String>>> translated) {
    this.alike = alike;
    this.moments = moments;
    this.sent = sent;
    this.team = team;
    this.translated = translated;
  }

  /** Returns these values and others that differ by language. */
  PlaceholderValues with(Function<Language, Map<String, String>> values) {
    return new PlaceholderValues(alike, moments, sent, team, Optional.of(values));
  }

  /**
   * Creates the values of one rejection.
   *
   * @param team the support team that signs
   */
  static PlaceholderValues of(RecipientEvidence found, SupportTeam team) {
    var moments = new HashMap<String, Instant>();
    Recipient recipient = found.recipient();
    recipient
        .lastAttempt()
        .ifPresentOrElse(
            date -> moments.put("date", date),
            () ->
                found
                    .bounce()
                    .header()
                    .first("Date")
                    .flatMap(MailDate::parse)
                    .ifPresent(date -> moments.put("reported", date)));
    recipient.willRetryUntil().ifPresent(end -> moments.put("will_retry_until", end));
    return new PlaceholderValues(
        alike(found), moments, sent(found.bounce()), team, Optional.empty());
  }

  /** Returns the values in the format of a language. */
  Map<String, String> in(Language language) {
    return written.computeIfAbsent(language, this::write);
  }

  private Map<String, String> write(Language language) {
    var values = new HashMap<>(alike);
    values.putAll(team.values(language));
    translated.ifPresent(each -> values.putAll(each.apply(language)));
    DateTimeFormatter format = Optional.ofNullable(MOMENTS.get(language)).orElseThrow();
    moments.forEach((name, moment) -> values.put(name, format.format(moment)));
    return values;
  }

  /** Returns the values for a customer, with the day on which the message was sent as its date. */
  Map<String, String> forReply(Language language) {
    var values = new HashMap<>(in(language));
    values.remove("date");
    DateTimeFormatter format = Optional.ofNullable(DAYS.get(language)).orElseThrow();
    sent.ifPresent(date -> values.put("date", format.format(date)));
    return values;
  }

  /** Returns when the message was sent, in the time zone of its sender. */
  private static Optional<OffsetDateTime> sent(BouncedMessage bounce) {
    return bounce.returned().first("Date").flatMap(MailDate::parseWithOffset);
  }

  /** Returns the values that are the same in every language. */
  private static Map<String, String> alike(RecipientEvidence found) {
    var values = new HashMap<String, String>();
    Recipient recipient = found.recipient();
    MailOrigin mailOrigin = found.mailOrigin();
    put(
        values,
        "recipient",
        Optional.of(recipient.address()).filter(address -> !address.isEmpty()));
    put(values, "recipient_domain", recipient.mailAddress().map(each -> each.domain().name()));
    put(values, "suggestion", found.mistypedRecipient().map(each -> each.suggestion().toString()));
    put(
        values,
        "suggested_domain",
        found.mistypedRecipient().map(each -> each.suggestion().domain().name()));
    put(values, "sender", mailOrigin.sender().map(MailAddress::toString));
    put(values, "sender_domain", mailOrigin.sender().map(each -> each.domain().name()));
    put(values, "sending_ip", mailOrigin.sendingIp().map(Ip::toString));
    put(values, "sending_host", mailOrigin.sendingHost());
    put(values, "sending_server", sendingServer(mailOrigin));
    put(values, "client_ip", mailOrigin.clientIp().map(Ip::toString));
    put(values, "remote_mta", recipient.remoteMta());
    put(values, "reporting_mta", found.bounce().reportingMta());
    put(values, "status", recipient.status());
    put(values, "smtp_reply", recipient.smtpReply());
    values.put("diagnostic", recipient.diagnostic());
    values.put("reply", beginning(recipient.diagnostic()));
    put(values, "message_id", found.bounce().returned().first("Message-ID"));
    put(
        values,
        "blocklist",
        found
            .relevantListing()
            .cause()
            .map(cause -> cause.zone().title())
            .or(() -> recipient.block().map(BlockingParty::name)));
    put(
        values,
        "delist_url",
        found
            .relevantListing()
            .cause()
            .flatMap(ZoneResult.Listed::delistUrl)
            .or(() -> recipient.block().flatMap(BlockingParty::delistUrl)));
    put(
        values,
        "receiver",
        found
            .mailboxProvider()
            .map(each -> REMARK.matcher(each.name()).replaceAll(""))
            .or(() -> recipient.block().map(BlockingParty::name)));
    put(values, "receiver_form", found.mailboxProvider().flatMap(MailboxProvider::form));
    found.side().ifPresent(side -> values.put("looked", looked(side)));
    put(values, "panel_setting", found.panelSetting());
    put(values, "queue_id", queueId(found.bounce()));
    put(values, "dns_record", SenderDnsRecords.wanted(found.messageAuthentication()));
    put(values, "dns_host", SenderDnsRecords.host(found.messageAuthentication()));
    put(values, "signed_by", signedBy(found.bounce()));
    return values;
  }

  private static void put(Map<String, String> values, String name, Optional<String> value) {
    value.ifPresent(each -> values.put(name, each));
  }

  private static Optional<String> sendingServer(MailOrigin mailOrigin) {
    Optional<String> address = mailOrigin.sendingIp().map(ip -> "[" + ip + "]");
    return mailOrigin
        .sendingHost()
        .map(name -> address.map(each -> name + " " + each).orElse(name))
        .or(() -> address);
  }

  /** Returns as much of a reply as fits into a headline. */
  private static String beginning(String reply) {
    return reply.length() <= MAX_REPLY ? reply : reply.substring(0, MAX_REPLY) + "…";
  }

  /** Returns when the recipient's servers were checked, as text for our agents. */
  static String looked(RecipientReport side) {
    return side.cachedAge().map(AnswerAge::ago).orElse("just now");
  }

  /** Returns the queue ID at the server that sent the message. */
  private static Optional<String> queueId(BouncedMessage bounce) {
    return bounce.originalPath().stream()
        .filter(ReceivedHop::authenticated)
        .findFirst()
        .or(() -> bounce.originalPath().stream().findFirst())
        .flatMap(ReceivedHop::id);
  }

  private static Optional<String> signedBy(BouncedMessage bounce) {
    return bounce.returned().all("DKIM-Signature").stream()
        .flatMap(signature -> Matches.of(SIGNING_DOMAIN, signature).all().stream())
        .map(found -> found.group(1))
        .findFirst();
  }

  private static DateTimeFormatter moments(String pattern, Language language) {
    return days(pattern, language).withZone(ZoneOffset.UTC);
  }

  private static DateTimeFormatter days(String pattern, Language language) {
    return DateTimeFormatter.ofPattern(pattern, language.locale());
  }
}
