package org.bounceback.bounce.grammar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.address.Ip;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.RecipientFacts;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.Rejection;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.Expired;
import org.bounceback.bounce.grammar.Statement.FateReported;
import org.bounceback.bounce.grammar.Statement.OtherServer;
import org.bounceback.bounce.grammar.Statement.ServerNamed;

/**
 * Combines the statements about one recipient. Those of an earlier group have priority; within a
 * group, different values make a fact unknown, and missing parts are filled.
 */
final class StatementMerger {
  private final List<List<Statement>> groups = new ArrayList<>();

  /** Adds statements with lower priority than those added before. */
  void add(List<? extends Statement> statements) {
    groups.add(List.copyOf(statements));
  }

  /**
   * Returns the facts.
   *
   * @param quotedReply the reply in the text, whose author may be unknown
   */
  RecipientFacts merge(Fact<Instant> retryUntil, Fact<String> quotedReply) {
    List<Ended> endings = endings();
    Fact<Rejecter> by = agreed(endings, ended -> Optional.of(ended.by()));
    if (endings.isEmpty()) {
      by = expired().map(excerpt -> Fact.stated(Rejecter.NOBODY, excerpt)).orElse(by);
    }
    return new RecipientFacts(
        new Rejection(
            by, stage(endings), reply(endings, by, quotedReply), host(endings), ip(endings)),
        fate(),
        retryUntil);
  }

  /** Returns the statements of the first group that says why the delivery ended. */
  private List<Ended> endings() {
    return groups.stream()
        .map(
            group -> group.stream().filter(Ended.class::isInstance).map(Ended.class::cast).toList())
        .filter(group -> !group.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Optional<Excerpt> expired() {
    return groups.stream()
        .flatMap(List::stream)
        .filter(Expired.class::isInstance)
        .map(Statement::excerpt)
        .findFirst();
  }

  private Fact<SmtpStage> stage(List<Ended> endings) {
    return endings.isEmpty()
        ? expired()
            .map(excerpt -> Fact.stated(SmtpStage.LOCAL_QUEUE, excerpt))
            .orElseGet(Fact::unknown)
        : agreed(endings, Ended::stage);
  }

  /** Without a server that rejected the message, the text is the author's and not a reply. */
  private static Fact<String> reply(
      List<Ended> endings, Fact<Rejecter> by, Fact<String> quotedReply) {
    return endings.stream()
        .filter(ended -> ended.reply().isPresent())
        .findFirst()
        .map(ended -> Fact.stated(ended.reply().orElseThrow(), ended.excerpt()))
        .orElseGet(
            () ->
                by.is(Rejecter.NOBODY) || by.is(Rejecter.REPORT_AUTHOR)
                    ? Fact.unknown()
                    : quotedReply);
  }

  private Fact<String> host(List<Ended> endings) {
    return server(endings, other -> other.host().map(host -> host.toLowerCase(Locale.ROOT)));
  }

  private Fact<Ip> ip(List<Ended> endings) {
    return server(endings, OtherServer::ip);
  }

  /**
   * Returns the other server. A field that only names a server also counts, except where the author
   * rejected the message or no server was found.
   */
  private <T> Fact<T> server(List<Ended> endings, Function<OtherServer, Optional<T>> part) {
    var values = new LinkedHashMap<T, List<Excerpt>>();
    endings.forEach(ended -> put(values, part.apply(ended.other()), ended.excerpt()));
    boolean reachedNone =
        endings.stream()
            .anyMatch(
                ended ->
                    ended.by() == Rejecter.REPORT_AUTHOR
                        || ended.stage().equals(Optional.of(SmtpStage.DNS)));
    if (!reachedNone) {
      groups.stream()
          .flatMap(List::stream)
          .filter(ServerNamed.class::isInstance)
          .map(ServerNamed.class::cast)
          .forEach(named -> put(values, part.apply(named.other()), named.excerpt()));
    }
    return single(values);
  }

  /** Returns the fate; the reason of one recipient has priority over the frame around it. */
  private Fact<Fate> fate() {
    Fact<Fate> own = fate(false);
    return own.known().isPresent() || !own.excerpts().isEmpty() ? own : fate(true);
  }

  private Fact<Fate> fate(boolean frame) {
    for (List<Statement> group : groups) {
      var values = new LinkedHashMap<Fate, List<Excerpt>>();
      for (Statement statement : group) {
        if (statement instanceof FateReported reported && reported.frame() == frame) {
          put(values, Optional.of(reported.fate()), reported.excerpt());
        }
      }
      if (!values.isEmpty()) {
        return single(values);
      }
    }
    return Fact.unknown();
  }

  private static <T> Fact<T> agreed(List<Ended> endings, Function<Ended, Optional<T>> part) {
    var values = new LinkedHashMap<T, List<Excerpt>>();
    endings.forEach(ended -> put(values, part.apply(ended), ended.excerpt()));
    return single(values);
  }

  private static <T> void put(Map<T, List<Excerpt>> values, Optional<T> value, Excerpt excerpt) {
    value.ifPresent(known -> values.computeIfAbsent(known, key -> new ArrayList<>()).add(excerpt));
  }

  /** Returns the value if all passages agree, otherwise an unknown fact with one passage each. */
  private static <T> Fact<T> single(Map<T, List<Excerpt>> values) {
    if (values.size() == 1) {
      Map.Entry<T, List<Excerpt>> only = values.entrySet().iterator().next();
      return new Fact.Stated<>(only.getKey(), only.getValue().stream().distinct().toList());
    }
    return new Fact.Unknown<>(values.values().stream().map(list -> list.get(0)).toList());
  }
}
