package org.bounceback.authentication;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/** One run of {@code check_host()} (RFC 7208 section 4). Not thread-safe. */
final class SpfEvaluation {
  private static final int MAX_EXCHANGES = 10;
  private static final int MAX_RECORDS = 10;

  private final SpfQuestion question;
  private final SpfLookups lookups;
  private final Clock clock;
  private List<String> ownRecords = List.of();
  private Duration ttl = Duration.ZERO;
  private Optional<String> decisive = Optional.empty();

  SpfEvaluation(SpfQuestion question, SpfLookups lookups, Clock clock) {
    this.question = question;
    this.lookups = lookups;
    this.clock = clock;
  }

  SpfOutcome evaluate() {
    if (Domain.parse(question.domain()).filter(domain -> domain.labels().size() > 1).isEmpty()) {
      return evaluate(SpfResult.NONE, Optional.empty(), Optional.empty());
    }
    try {
      Verdict verdict = ofOwnRecord();
      return evaluate(verdict.result, Optional.empty(), explanation(verdict));
    } catch (SpfErrorException error) {
      decisive = Optional.empty();
      return evaluate(
          error.errorCause().result(), Optional.of(error.errorCause()), Optional.empty());
    }
  }

  private SpfOutcome evaluate(
      SpfResult result, Optional<SpfErrorCause> error, Optional<String> explanation) {
    return new SpfOutcome(result, ownRecords, ttl, lookups.terms(), decisive, error, explanation);
  }

  /**
   * The result of evaluating a record.
   *
   * @param term the mechanism that matched, if any
   * @param record the record with the explanation of a failure; for a redirect, the target's record
   */
  private record Verdict(
      SpfResult result, Optional<SpfTerm> term, Optional<SpfRecord> record, String domain) {
    Verdict(SpfResult result, String domain) {
      this(result, Optional.empty(), Optional.empty(), domain);
    }
  }

  private Verdict ofOwnRecord() throws SpfErrorException {
    DnsReply reply = lookups.reply(question.domain(), RecordType.TXT);
    ttl = ttl(reply);
    ownRecords = spfRecords(reply);
    Verdict verdict = read(ownRecords, question.domain());
    if (verdict.domain.equals(question.domain())) {
      decisive = verdict.term.map(SpfTerm::written);
    }
    return verdict;
  }

  private Verdict of(String domain) throws SpfErrorException {
    return read(spfRecords(lookups.reply(domain, RecordType.TXT)), domain);
  }

  private Verdict read(List<String> records, String domain) throws SpfErrorException {
    if (records.size() > 1) {
      throw new SpfErrorException(SpfErrorCause.SEVERAL_RECORDS);
    }
    return records.isEmpty()
        ? new Verdict(SpfResult.NONE, domain)
        : evaluate(SpfRecord.parse(records.get(0)), domain);
  }

  private Verdict evaluate(SpfRecord record, String domain) throws SpfErrorException {
    for (SpfTerm term : record.terms()) {
      if (matches(term, domain)) {
        return new Verdict(
            result(term.qualifier()), Optional.of(term), Optional.of(record), domain);
      }
    }
    if (record.redirect().isEmpty()) {
      return new Verdict(SpfResult.NEUTRAL, Optional.empty(), Optional.of(record), domain);
    }
    lookups.countTerm();
    return included(name(record.redirect().get(), domain));
  }

  private boolean matches(SpfTerm term, String domain) throws SpfErrorException {
    if (!term.needsLookup()) {
      return term.name().equals("all")
          || term.network().filter(network -> network.contains(question.ip())).isPresent();
    }
    lookups.countTerm();
    String target = term.target().isPresent() ? name(term.target().get(), domain) : domain;
    return switch (term.name()) {
      case "include" -> included(target).result == SpfResult.PASS;
      case "exists" -> !lookups.records(target, RecordType.A).isEmpty();
      case "a" -> isAmong(lookups.addresses(target), term);
      case "mx" -> hasExchange(target, term);
      case "ptr" -> hasName(target);
      default -> throw new IllegalStateException(term.name());
    };
  }

  private Verdict included(String domain) throws SpfErrorException {
    Verdict verdict = of(domain);
    if (verdict.result == SpfResult.NONE) {
      throw new SpfErrorException(SpfErrorCause.NOTHING_INCLUDED);
    }
    return verdict;
  }

  private boolean hasExchange(String domain, SpfTerm term) throws SpfErrorException {
    List<String> exchanges =
        lookups.records(domain, RecordType.MX).stream()
            .filter(DnsRecord.MailExchange.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.MailExchange) dnsRecord).name())
            .toList();
    if (exchanges.size() > MAX_EXCHANGES) {
      throw new SpfErrorException(SpfErrorCause.TOO_MANY_EXCHANGES);
    }
    for (String exchange : exchanges) {
      if (isAmong(lookups.addresses(exchange), term)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasName(String target) throws SpfErrorException {
    Optional<Domain> parent = Domain.parse(target);
    return lookups.names().stream().anyMatch(name -> parent.filter(name::isWithin).isPresent());
  }

  private boolean isAmong(List<Ip> addresses, SpfTerm term) {
    Ip ip = question.ip();
    return addresses.stream()
        .anyMatch(
            address ->
                address.isIp4() == ip.isIp4() && new Cidr(address, term.prefix(ip)).contains(ip));
  }

  /**
   * Returns the domain's explanation of a failure; empty if anything is wrong with it (section
   * 6.2).
   */
  private Optional<String> explanation(Verdict verdict) {
    Optional<SpfDomain> location = verdict.record.flatMap(SpfRecord::explanation);
    if (verdict.result != SpfResult.FAIL || location.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<String> texts =
          texts(lookups.reply(name(location.get(), verdict.domain), RecordType.TXT));
      if (texts.size() != 1) {
        return Optional.empty();
      }
      SpfMacro macro = SpfMacro.parseExplanation(texts.get(0));
      return Optional.of(macro.expand(values(macro, verdict.domain)));
    } catch (SpfErrorException unusable) {
      // A failure without an explanation is still the same failure.
      return Optional.empty();
    }
  }

  private String name(SpfDomain target, String domain) throws SpfErrorException {
    return target.name(values(target.macro(), domain));
  }

  private SpfValues values(SpfMacro macro, String domain) throws SpfErrorException {
    List<Domain> names = macro.uses('p') ? lookups.names() : List.of();
    return new SpfValues(question, domain, names, clock);
  }

  private static List<String> spfRecords(DnsReply reply) {
    return texts(reply).stream().filter(SpfRecord::isRecord).limit(MAX_RECORDS).toList();
  }

  private static List<String> texts(DnsReply reply) {
    return SpfLookups.records(reply).stream()
        .filter(DnsRecord.Text.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Text) dnsRecord).value())
        .toList();
  }

  private static Duration ttl(DnsReply reply) {
    return reply.fold(
        DnsReply.Answer::ttl,
        DnsReply.NoSuchName::ttl,
        DnsReply.NoData::ttl,
        failed -> Duration.ZERO);
  }

  private static SpfResult result(char qualifier) {
    return switch (qualifier) {
      case '-' -> SpfResult.FAIL;
      case '~' -> SpfResult.SOFTFAIL;
      case '?' -> SpfResult.NEUTRAL;
      default -> SpfResult.PASS;
    };
  }
}
