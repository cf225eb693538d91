package org.bounceback.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.SpfRecord.Term;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/**
 * Evaluates SPF (RFC 7208) within its limits: ten mechanisms that ask the DNS, two that find
 * nothing. Macros and the discouraged {@code ptr} are not evaluated: a record that comes to one is
 * {@link SpfResult#PERMERROR}.
 */
public final class SpfCheck {
  private static final int MOST_LOOKUPS = 10;
  private static final int MOST_VOID_LOOKUPS = 2;
  private static final int MOST_EXCHANGES = 10;

  private final Dns dns;

  /** A check that asks {@code dns}. */
  public SpfCheck(Dns dns) {
    this.dns = dns;
  }

  /** Whether {@code ip} may send for {@code domain}; blocks until the deadline at the latest. */
  public SpfResult check(Ip ip, Domain domain, Deadline deadline) {
    try {
      return new Evaluation(ip, deadline).record(domain).orElse(SpfResult.NONE);
    } catch (Undecided reason) {
      return reason.result;
    }
  }

  /** Ends an evaluation early. */
  private static final class Undecided extends Exception {
    private final SpfResult result;

    Undecided(SpfResult result) {
      super(result.name(), null, false, false);
      this.result = result;
    }
  }

  private final class Evaluation {
    private final Ip ip;
    private final Deadline deadline;
    private int lookups;
    private int voidLookups;

    Evaluation(Ip ip, Deadline deadline) {
      this.ip = ip;
      this.deadline = deadline;
    }

    /** The result of a domain's record; empty when it has none. */
    Optional<SpfResult> record(Domain domain) throws Undecided {
      List<String> records = new ArrayList<>();
      for (DnsRecord each : ask(domain, RecordType.TXT)) {
        if (each instanceof DnsRecord.Text text && isSpf(text.value())) {
          records.add(text.value());
        }
      }
      if (records.isEmpty()) {
        return Optional.empty();
      }
      if (records.size() > 1) {
        throw new Undecided(SpfResult.PERMERROR);
      }
      return Optional.of(evaluate(records.get(0), domain));
    }

    private SpfResult evaluate(String text, Domain domain) throws Undecided {
      SpfRecord record =
          SpfRecord.parse(text).orElseThrow(() -> new Undecided(SpfResult.PERMERROR));
      for (Term term : record.terms()) {
        if (matches(term, domain)) {
          return result(term.qualifier());
        }
      }
      if (record.redirect().isEmpty()) {
        return SpfResult.NEUTRAL;
      }
      countLookup();
      return record(domain(record.redirect().get()))
          .orElseThrow(() -> new Undecided(SpfResult.PERMERROR));
    }

    private boolean matches(Term term, Domain current) throws Undecided {
      return switch (term.name()) {
        case "all" -> true;
        case "ip4", "ip6" -> term.network().filter(each -> each.contains(ip)).isPresent();
        case "include" -> included(target(term, current));
        case "exists" -> {
          countLookup();
          yield !askCounted(target(term, current), RecordType.A).isEmpty();
        }
        case "a" -> {
          countLookup();
          yield hasAddress(target(term, current), prefix(term));
        }
        case "mx" -> {
          countLookup();
          yield hasExchange(target(term, current), prefix(term));
        }
        default -> throw new Undecided(SpfResult.PERMERROR);
      };
    }

    private boolean included(Domain domain) throws Undecided {
      countLookup();
      Optional<SpfResult> result = record(domain);
      return result.orElseThrow(() -> new Undecided(SpfResult.PERMERROR)) == SpfResult.PASS;
    }

    private boolean hasExchange(Domain domain, int prefix) throws Undecided {
      int exchanges = 0;
      for (DnsRecord each : askCounted(domain, RecordType.MX)) {
        if (each instanceof DnsRecord.MailExchange exchange && exchange.host().isPresent()) {
          if (++exchanges > MOST_EXCHANGES) {
            throw new Undecided(SpfResult.PERMERROR);
          }
          if (hasAddress(exchange.host().get(), prefix)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean hasAddress(Domain host, int prefix) throws Undecided {
      RecordType type = ip.isIp4() ? RecordType.A : RecordType.AAAA;
      for (DnsRecord each : askCounted(host, type)) {
        if (each instanceof DnsRecord.Address address
            && address.ip().isIp4() == ip.isIp4()
            && new Cidr(address.ip(), prefix).contains(ip)) {
          return true;
        }
      }
      return false;
    }

    private List<DnsRecord> askCounted(Domain name, RecordType type) throws Undecided {
      List<DnsRecord> records = ask(name, type);
      if (records.isEmpty() && ++voidLookups > MOST_VOID_LOOKUPS) {
        throw new Undecided(SpfResult.PERMERROR);
      }
      return records;
    }

    private List<DnsRecord> ask(Domain name, RecordType type) throws Undecided {
      DnsReply reply = dns.ask(new DnsQuestion(name, type), deadline).toCompletableFuture().join();
      if (reply instanceof DnsReply.Failed) {
        throw new Undecided(SpfResult.TEMPERROR);
      }
      return reply instanceof DnsReply.Answer answer ? answer.records() : List.of();
    }

    private void countLookup() throws Undecided {
      if (++lookups > MOST_LOOKUPS) {
        throw new Undecided(SpfResult.PERMERROR);
      }
    }

    private int prefix(Term term) {
      return (ip.isIp4() ? term.four() : term.six()).orElse(ip.bits());
    }
  }

  /** The domain that a mechanism names, else the one whose record it stands in. */
  private static Domain target(Term term, Domain current) throws Undecided {
    return term.target().isPresent() ? domain(term.target().get()) : current;
  }

  private static boolean isSpf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
  }

  private static SpfResult result(char qualifier) {
    return switch (qualifier) {
      case '-' -> SpfResult.FAIL;
      case '~' -> SpfResult.SOFTFAIL;
      case '?' -> SpfResult.NEUTRAL;
      default -> SpfResult.PASS;
    };
  }

  private static Domain domain(String text) throws Undecided {
    return Domain.parse(text).orElseThrow(() -> new Undecided(SpfResult.PERMERROR));
  }
}
