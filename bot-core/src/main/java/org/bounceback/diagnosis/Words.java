package org.bounceback.diagnosis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.AdviceBook;
import org.bounceback.advice.Template;
import org.bounceback.advice.Verdict;
import org.bounceback.advice.Wording;
import org.bounceback.blocklist.Finding;
import org.bounceback.bounce.Action;
import org.bounceback.bounce.NamedBlock;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.Receiver;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.ServerReport;

/** Fills the advice with what is known of this one mail. */
final class Words {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final AdviceBook book;
  private final String support;

  Words(AdviceBook book, String support) {
    this.book = book;
    this.support = support;
  }

  Diagnosis.Answer answer(Findings found, Judge.Ruling ruling) {
    Map<String, String> values = values(found);
    Wording wording = ruling.advice().wording();
    var explanation = new ArrayList<String>();
    fill(wording.agentSay(), values).ifPresent(explanation::add);
    explanation.add(book.notice("actor-" + ruling.judgement().actor().code()));
    fate(found.recipient())
        .flatMap(words -> fill(words.headline(), values))
        .ifPresent(words -> explanation.add(0, words));
    return new Diagnosis.Answer(
        fill(wording.headline(), values).orElse(found.recipient().reason().code()),
        String.join(" ", explanation),
        Template.fillAll(wording.agentNext(), values),
        reply(found, ruling, values),
        letter(found, ruling, values));
  }

  private String reply(Findings found, Judge.Ruling ruling, Map<String, String> values) {
    Stream<String> ofTheReason = ruling.advice().wording().customerTexts().stream();
    Stream<String> ofTheFate =
        ruling.judgement().verdict() == Verdict.TEMPORARY || found.recipient().willRetry()
            ? book.stillTrying().customerTexts().stream()
            : Stream.empty();
    return String.join(
        "\n", Template.fillAll(Stream.concat(ofTheReason, ofTheFate).distinct().toList(), values));
  }

  /** What became of the mail, where that is not plain from the reason. */
  private Optional<Wording> fate(Recipient recipient) {
    if (recipient.willRetry()) {
      return Optional.of(book.stillTrying());
    }
    return recipient.temporary() && recipient.action() == Action.FAILED
        ? Optional.of(book.givenUp())
        : Optional.empty();
  }

  /** No letter where the recipient's administrator can change nothing. */
  private Optional<String> letter(Findings found, Judge.Ruling ruling, Map<String, String> values) {
    boolean useless = found.receiver().filter(each -> !each.adminUseful()).isPresent();
    if (useless || ruling.judgement().verdict() == Verdict.OUR_SERVER_LISTED) {
      return Optional.empty();
    }
    return fill(ruling.advice().wording().ask(), values)
        .map(ask -> Letter.write(book, ask, values));
  }

  /** The letter after a look at the recipient's servers: what they said, and one request. */
  Optional<String> letter(RecipientReport report) {
    boolean useless = report.receiver().filter(each -> !each.adminUseful()).isPresent();
    Optional<ServerReport> refusing =
        report.servers().stream().filter(server -> server.refusal().isPresent()).findFirst();
    if (useless || refusing.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    values.put("support", support);
    values.put("recipient", report.subject());
    values.put("recipient_domain", report.domain().name());
    values.put("remote_mta", refusing.get().host().name());
    values.put("diagnostic", refusing.get().refusal().orElseThrow().text());
    return Optional.of(Letter.write(book, book.notice("letter-without-bounce"), values));
  }

  private Map<String, String> values(Findings found) {
    var values = new HashMap<String, String>();
    Recipient recipient = found.recipient();
    Origin origin = found.origin();
    values.put("support", support);
    put(
        values,
        "recipient",
        Optional.of(recipient.address()).filter(address -> !address.isEmpty()));
    put(
        values,
        "recipient_domain",
        MailAddress.parse(recipient.address()).map(each -> each.domain().name()));
    put(values, "sender", origin.sender().map(MailAddress::toString));
    put(values, "sender_domain", origin.sender().map(each -> each.domain().name()));
    put(values, "sending_ip", origin.sendingIp().map(Ip::toString));
    put(values, "sending_host", origin.sendingHost());
    put(values, "client_ip", origin.clientIp().map(Ip::toString));
    put(values, "remote_mta", recipient.remoteMta());
    put(values, "reporting_mta", found.bounce().reportingMta());
    put(values, "status", recipient.status());
    put(values, "smtp_reply", recipient.smtpReply());
    values.put("diagnostic", recipient.diagnostic());
    put(values, "date", recipient.lastAttempt().map(Words::moment));
    put(values, "will_retry_until", recipient.willRetryUntil().map(Words::moment));
    put(values, "message_id", found.bounce().returned().first("Message-ID"));
    put(
        values,
        "blocklist",
        found
            .listing()
            .cause()
            .map(cause -> cause.zone().title())
            .or(() -> recipient.block().map(NamedBlock::name)));
    put(
        values,
        "delist_url",
        found
            .listing()
            .cause()
            .flatMap(Finding.Listed::delistUrl)
            .or(() -> recipient.block().flatMap(NamedBlock::delistUrl)));
    put(
        values,
        "receiver",
        found
            .receiver()
            .map(each -> each.name().replaceAll("\\s*\\(.*\\)", ""))
            .or(() -> recipient.block().map(NamedBlock::name)));
    put(values, "receiver_form", found.receiver().flatMap(Receiver::form));
    return values;
  }

  private static void put(Map<String, String> values, String name, Optional<String> value) {
    value.ifPresent(each -> values.put(name, each));
  }

  private static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  private static Optional<String> fill(Optional<String> text, Map<String, String> values) {
    return text.flatMap(each -> Template.fill(each, values));
  }
}
