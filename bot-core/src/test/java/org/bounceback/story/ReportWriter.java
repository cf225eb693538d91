package org.bounceback.story;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.bounce.Rejecter;

/** Writes the report about a delivery as the software of its author does. */
final class ReportWriter {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");
  private static final String DATE = "Tue, 24 Nov 2026 07:12:36 +0000";
  private static final List<String> SUBJECTS =
      List.of("Offer 2026-11", "Your invoice 4.7.1", "Minutes of the meeting", "Re: Opening hours");

  private final ReportLayouts layouts;

  ReportWriter(ReportLayouts layouts) {
    this.layouts = layouts;
  }

  /** Returns the report about the story's delivery. */
  WrittenReport write(DeliveryStory story) {
    Cast cast = story.cast();
    FrameLayout frame = layouts.frame(story.software(), story.event());
    EventLayout layout = layouts.event(story.software(), story.event()).orElseThrow();
    Map<String, String> values = values(story, cast);
    String event = filled(layout.text(), values);
    values.put("event", event);
    values.put("bare", event.replace("<<< ", ""));
    values.put("remoteMta", filled(layout.remote(), values));
    values.put("diagnostic", filled(layout.diagnostic(), values).replace("\n", " "));
    values.put("reason", reason(story, values));
    values.put("status", layout.status().equals("~") ? status(story) : layout.status());
    String returnedHeader = returnedHeader(story, cast, values);
    String returnedBody =
        "Hello,\n\nplease call me or write to sales@" + domain(cast.sender()) + ".\n";
    values.put("returnedHeader", returnedHeader.strip());
    values.put("returned", returnedHeader + "\n" + returnedBody.strip());
    return new WrittenReport(
        header(story, cast, frame, values),
        filled(frame.text(), values),
        frame.deliveryStatus().map(each -> filled(each, values)),
        frame.returned(),
        returnedHeader,
        returnedBody,
        event);
  }

  private static Map<String, String> values(DeliveryStory story, Cast cast) {
    Map<String, String> values = new HashMap<>();
    boolean remote = !story.event().rejecters().equals(Set.of(Rejecter.REPORT_AUTHOR));
    values.put("author", cast.author().name());
    values.put("authorIp", cast.author().ip());
    values.put("authorDomain", cast.author().domain());
    values.put("previous", cast.previous().name());
    values.put("previousIp", cast.previous().ip());
    values.put("host", cast.remote().name());
    values.put("ip", cast.remote().ip());
    values.put("sender", cast.sender());
    values.put("envelope", cast.sender());
    values.put("senderDomain", domain(cast.sender()));
    values.put("recipient", cast.recipient());
    values.put("shownRecipient", cast.original().orElse(cast.recipient()));
    values.put("original", cast.original().orElse(""));
    values.put(
        "expanded", cast.original().map(each -> " (expanded from <" + each + ">)").orElse(""));
    values.put("local", cast.recipient().substring(0, cast.recipient().indexOf('@')));
    values.put("domain", domain(cast.recipient()));
    values.put("reply", story.replyText());
    values.put("date", DATE);
    values.put("until", "Sun, 29 Nov 2026 07:12:36 +0000");
    values.put("subject", SUBJECTS.get(new Random(story.seed()).nextInt(SUBJECTS.size())));
    values.put("messageId", "offer." + story.seed() + "@" + domain(cast.sender()));
    values.put(
        "userText",
        remote && !story.replyText().isEmpty()
            ? cast.remote().name() + " rejected your message to the following email addresses."
            : "The message could not be delivered.");
    return values;
  }

  private String header(
      DeliveryStory story, Cast cast, FrameLayout frame, Map<String, String> values) {
    World world = story.world();
    Host inbox = cast.isSenderHosted(world) ? world.ourMailExchanger() : world.foreignServer();
    return "Return-Path: <>\nReceived: from %s (%s [%s])\n\tby %s with ESMTPS id 9A0B1C2D;\n\t%s\n"
            .formatted(
                cast.author().name(), cast.author().name(), cast.author().ip(), inbox.name(), DATE)
        + filled(frame.header(), values)
        + "To: %s\nDate: %s\nMessage-ID: <report.%d@%s>\n"
            .formatted(cast.sender(), DATE, story.seed(), cast.author().name());
  }

  private String returnedHeader(DeliveryStory story, Cast cast, Map<String, String> values) {
    StringBuilder header = new StringBuilder();
    List<Host> hops = cast.hops();
    for (int i = hops.size() - 1; i > 0; i--) {
      boolean fromComputer = i == 1;
      String with = fromComputer && cast.authenticated() ? "ESMTPSA" : "ESMTPS";
      boolean byAuthor = i == hops.size() - 1;
      Map<String, String> hop = new HashMap<>(values);
      hop.put("from", hops.get(i - 1).name());
      hop.put("helo", hops.get(i - 1).name());
      hop.put("fromIp", hops.get(i - 1).ip());
      hop.put("by", hops.get(i).name());
      hop.put("byIp", hops.get(i).ip());
      hop.put("with", with);
      hop.put("withLower", with.toLowerCase(Locale.ROOT));
      hop.put("to", cast.original().orElse(cast.recipient()));
      header.append(
          filled(layouts.received(byAuthor ? story.software() : MailSoftware.POSTFIX), hop));
    }
    return header
        .append("From: Sender <")
        .append(cast.sender())
        .append(">\nTo: ")
        .append(cast.original().orElse(cast.recipient()))
        .append("\nCc: eve@")
        .append(story.world().foreignDomain())
        .append("\nSubject: ")
        .append(values.get("subject"))
        .append("\nDate: ")
        .append(DATE)
        .append("\nMessage-ID: <")
        .append(values.get("messageId"))
        .append(">\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n")
        .toString();
  }

  private static String reason(DeliveryStory story, Map<String, String> values) {
    String diagnostic = values.getOrDefault("diagnostic", "");
    if (!story.replyText().isEmpty()) {
      return story.replyText();
    }
    return diagnostic.isEmpty()
        ? values.getOrDefault("event", "").lines().findFirst().orElse("")
        : diagnostic.substring(diagnostic.indexOf("; ") + 2);
  }

  private static String status(DeliveryStory story) {
    Matcher matcher = STATUS.matcher(story.replyText());
    boolean temporary = story.replyText().startsWith("4");
    return matcher.find() && matcher.group().startsWith(temporary ? "4" : "5")
        ? matcher.group()
        : (temporary ? "4" : "5") + ".0.0";
  }

  /**
   * Fills the placeholders; a line that begins with a question mark is left out if one is empty.
   */
  private static String filled(String layout, Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (String line : layout.split("(?<=\n)", -1)) {
      boolean optional = line.startsWith("?");
      boolean[] empty = new boolean[1];
      String filled =
          PLACEHOLDER
              .matcher(optional ? line.substring(1) : line)
              .replaceAll(
                  found -> {
                    String value = values.getOrDefault(found.group(1), found.group());
                    empty[0] |= value.isEmpty();
                    return Matcher.quoteReplacement(value);
                  });
      if (!optional || !empty[0]) {
        text.append(filled);
      }
    }
    return text.toString();
  }

  private static String domain(String address) {
    return address.substring(address.indexOf('@') + 1);
  }
}
