package org.bounceback.story;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * The layouts of all mail servers, from the files {@code events.tsv} and {@code frames}. They
 * follow the sources, manuals and public samples of these servers, not the code that reads reports.
 */
final class ReportLayouts {
  private final Map<MailSoftware, Map<DeliveryEvent, EventLayout>> events =
      new EnumMap<>(MailSoftware.class);
  private final Map<String, FrameLayout> frames = new HashMap<>();
  private final Map<String, Map<String, String>> words = new HashMap<>();

  /** Reads the layouts. */
  ReportLayouts() {
    var rows = Table.parse("events.tsv", Resources.text(ReportLayouts.class, "events.tsv")).rows();
    for (MailSoftware software : MailSoftware.values()) {
      rows.stream()
          .filter(row -> cell(row, "software").equals(software.code()))
          .forEach(row -> add(software, row));
      frame(software.code());
      if (events.getOrDefault(software, Map.of()).keySet().stream()
          .anyMatch(DeliveryEvent::isDelay)) {
        frame(software.code() + "-delay");
      }
    }
  }

  /** Returns the layout of an event; empty if the server does not report it. */
  Optional<EventLayout> event(MailSoftware software, DeliveryEvent event) {
    return Optional.ofNullable(events.getOrDefault(software, Map.of()).get(event));
  }

  /** Returns what the server writes around the event. */
  FrameLayout frame(MailSoftware software, DeliveryEvent event) {
    String name = software.code() + (event.isDelay() ? "-delay" : "");
    return Optional.ofNullable(frames.get(name)).orElseThrow();
  }

  /** Returns the Received field that a server with this software adds. */
  String received(MailSoftware software) {
    return Optional.ofNullable(frames.get(software.code())).orElseThrow().received();
  }

  private void add(MailSoftware software, Map<String, String> row) {
    String name = cell(row, "event");
    if (name.equals("like")) {
      MailSoftware other = MailSoftware.valueOf(cell(row, "text").toUpperCase(Locale.ROOT));
      events.computeIfAbsent(software, none -> new EnumMap<>(DeliveryEvent.class));
      Optional.ofNullable(events.get(software))
          .orElseThrow()
          .putAll(events.getOrDefault(other, Map.of()));
    } else if (name.equals("words") || name.equals("commands")) {
      words.put(
          software.code() + " " + name,
          Arrays.stream(cell(row, "text").split(";", -1))
              .map(pair -> pair.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    } else {
      for (DeliveryEvent event : DeliveryEvent.values()) {
        if (event.code().equals(name)
            || (name.endsWith("*") && event.code().startsWith(name.replace("*", "")))) {
          layout(software, event, row, name);
        }
      }
    }
  }

  private void layout(
      MailSoftware software, DeliveryEvent event, Map<String, String> row, String name) {
    String stage = event.code().substring(event.code().indexOf('-') + 1);
    String text = cell(row, "text").replace("\\n", "\n");
    for (String kind : Set.of("words", "commands")) {
      String placeholder = "{" + kind + "}";
      if (text.contains(placeholder)) {
        String said = words.getOrDefault(software.code() + " " + kind, Map.of()).get(stage);
        if (said == null) {
          return;
        }
        text = text.replace(placeholder, said);
      }
    }
    var layout =
        new EventLayout(
            Set.of(cell(row, "carries").split(",", -1)),
            cell(row, "status"),
            cell(row, "diagnostic"),
            cell(row, "remote"),
            text);
    var known = events.computeIfAbsent(software, none -> new EnumMap<>(DeliveryEvent.class));
    if (name.endsWith("*")) {
      known.putIfAbsent(event, layout);
    } else {
      known.put(event, layout);
    }
  }

  private void frame(String name) {
    frames.put(
        name, FrameLayout.parse(Resources.text(ReportLayouts.class, "frames/" + name + ".txt")));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
