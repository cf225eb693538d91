package org.bounceback.hosting.whm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.data.DocumentNode;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.panel.PanelTimestamp;
import org.bounceback.net.Deadline;

/**
 * Reads cPanel's delivery reports ({@code emailtrack_search}), always with a filter: without one
 * the server returns the messages of all customers. The results are compared again, so that no line
 * of another customer is returned.
 */
final class WhmLog {
  private static final int MAX_LINES = 25;
  private static final int MAX_IDS = 3;

  private final String server;
  private final WhmCalls calls;

  WhmLog(String server, WhmCalls calls) {
    this.server = server;
    this.calls = calls;
  }

  List<MailLogLine> of(MailLogQuery question, Deadline deadline)
      throws PanelException, InterruptedException {
    if (!question.isPrecise()) {
      return List.of();
    }
    var filters = new ArrayList<Map<String, String>>();
    question.queueIds().stream().limit(MAX_IDS).forEach(id -> filters.add(Map.of("msgid", id)));
    if (filters.isEmpty()) {
      Map<String, String> people = new LinkedHashMap<>();
      people.put("sender", question.sender().orElseThrow().toString());
      people.put("recipient", question.recipient().orElseThrow().toString());
      filters.add(people);
    }
    Set<DocumentNode> seen = new LinkedHashSet<>();
    for (Map<String, String> filter : filters) {
      search(filter, question, deadline).stream()
          .filter(record -> isAbout(record, question))
          .forEach(seen::add);
    }
    return seen.stream()
        .sorted(Comparator.comparing(record -> time(record).orElse(Instant.EPOCH)))
        .limit(MAX_LINES)
        .map(this::line)
        .distinct()
        .toList();
  }

  void probe(Deadline deadline) throws PanelException, InterruptedException {
    var nobody =
        new MailLogQuery(List.of("none"), Optional.empty(), Optional.empty(), Optional.empty());
    search(Map.of("msgid", "none"), nobody, deadline);
  }

  private List<DocumentNode> search(
      Map<String, String> filter, MailLogQuery question, Deadline deadline)
      throws PanelException, InterruptedException {
    var parameters = new LinkedHashMap<String, String>();
    for (String type : List.of("success", "defer", "failure", "inprogress")) {
      parameters.put(type, "1");
    }
    parameters.put("deliverytype", "all");
    parameters.put("max_results_by_type", String.valueOf(MAX_LINES));
    parameters.put("api.filter.enable", "1");
    char letter = 'a';
    for (Map.Entry<String, String> entry : filter.entrySet()) {
      filter(parameters, letter++, entry.getKey(), "eq", entry.getValue());
    }
    if (question.from().isPresent()) {
      long from = question.from().get().getEpochSecond();
      filter(parameters, letter++, "sendunixtime", "gt", String.valueOf(from));
    }
    if (question.to().isPresent()) {
      long to = question.to().get().getEpochSecond();
      filter(parameters, letter, "sendunixtime", "lt", String.valueOf(to));
    }
    parameters.put("api.sort.enable", "1");
    parameters.put("api.sort.a.field", "sendunixtime");
    return calls.call("emailtrack_search", parameters, deadline).list("records");
  }

  private static void filter(
      Map<String, String> parameters, char letter, String field, String type, String value) {
    String name = "api.filter." + letter;
    parameters.put(name + ".field", field);
    parameters.put(name + ".type", type);
    parameters.put(name + ".arg0", value);
  }

  private static boolean isAbout(DocumentNode record, MailLogQuery question) {
    Optional<Instant> time = time(record);
    if (time.isPresent() && !question.isTimely(time.get())) {
      return false;
    }
    if (!question.queueIds().isEmpty()) {
      return record.findText("msgid").filter(question.queueIds()::contains).isPresent()
          && record.findText("sender").filter(question::isFromSameDomain).isPresent()
          && record.findText("recipient").filter(question::isTo).isPresent();
    }
    return is(record, "sender", question.sender()) && is(record, "recipient", question.recipient());
  }

  private static boolean is(DocumentNode record, String key, Optional<MailAddress> wanted) {
    String address = wanted.map(MailAddress::toString).orElse("").toLowerCase(Locale.ROOT);
    return record.findText(key).orElse("").strip().toLowerCase(Locale.ROOT).equals(address);
  }

  private static Optional<Instant> time(DocumentNode record) {
    return PanelTimestamp.seconds(record.findText("actionunixtime"))
        .or(() -> PanelTimestamp.seconds(record.findText("sendunixtime")));
  }

  private MailLogLine line(DocumentNode record) {
    var text = new StringBuilder();
    time(record).ifPresent(time -> text.append(time).append(' '));
    text.append(record.findText("msgid").orElse("?"));
    text.append(' ').append(record.findText("type").orElse("?"));
    text.append(" from=<").append(record.findText("sender").orElse("")).append('>');
    text.append(" to=<").append(record.findText("recipient").orElse("")).append('>');
    append(text, record, "host", " host=");
    append(text, record, "ip", " ip=");
    append(text, record, "router", " router=");
    append(text, record, "senderauth", " login=");
    append(text, record, "message", ": ");
    return new MailLogLine(
        server,
        time(record),
        record.findText("msgid"),
        record.findText("sender").map(String::strip).filter(sender -> !sender.isEmpty()),
        record.findText("user").filter(user -> !user.isBlank() && !user.equals("-remote-")),
        text.toString());
  }

  private static void append(StringBuilder text, DocumentNode record, String key, String label) {
    record
        .findText(key)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .ifPresent(word -> text.append(label).append(word));
  }
}
