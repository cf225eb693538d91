package org.bounceback.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.capacity.KeyedRateLimiter.Exceeded;
import org.bounceback.chat.FirstAnswer.Audience;

/**
 * Answers events. It keeps the conversation's rules; what is found out is done by the checks behind
 * it, what is shown by the adapter in front.
 *
 * <p>Safe for concurrent use. {@link #receive} returns within milliseconds, but for submissions,
 * which are on the disk before it returns. What must outlive a crash besides is given to {@link
 * #keep} before it is acknowledged.
 */
public final class Bot {
  private static final int EVENTS_REMEMBERED = 50_000;

  private final SeenEvents seen = new SeenEvents(EVENTS_REMEMBERED);
  private final Texts texts = Texts.english();
  private final LookUps lookUps;
  private final RecipientLookUps recipients;
  private final HostLookUps hosts;
  private final Bounces bounces;
  private final Complaints complaints;
  private final CaseList caseList;
  private final Forgetting forgetting;
  private final Home home;
  private final Presses presses;
  private final Submissions submissions;
  private final TicketNotes ticketNotes;
  private final KeptEvents kept;
  private final AgentGate gate;
  private final UsageGate usage;

  /** A bot that works with these. */
  public Bot(Services services) {
    this(services, System::nanoTime);
  }

  /**
   * A bot that works with these.
   *
   * @param nanoTime the elapsed time by which usage limits are renewed
   */
  public Bot(Services services, LongSupplier nanoTime) {
    var cards = new CaseCards(texts);
    hosts = new HostLookUps(services, texts, cards);
    lookUps = new LookUps(services, texts, cards, hosts);
    recipients = new RecipientLookUps(services, texts, cards);
    bounces = new Bounces(services, texts, cards);
    complaints = new Complaints(services, texts, cards);
    caseList = new CaseList(services, texts, cards);
    forgetting = new Forgetting(services, texts);
    home = new Home(services, texts);
    presses =
        new Presses(services, texts, cards, lookUps, recipients, hosts, complaints, forgetting);
    submissions = new Submissions(services, texts, bounces, complaints, forgetting);
    ticketNotes = new TicketNotes(services, texts);
    kept = new KeptEvents(services.eventInbox());
    gate = new AgentGate(services.host(), texts, services.clock());
    usage = new UsageGate(services.limits(), texts, nanoTime);
  }

  /**
   * Whether the event's person may use the bot, and has not been refused by a limit. Others' events
   * are received too, and answered with why they are refused; nothing may be downloaded, stored or
   * looked up for them.
   */
  public boolean admits(Inbound inbound) {
    return gate.admit(inbound).isPresent() && !usage.hasRefused(inbound);
  }

  /**
   * Writes an event down before it is acknowledged, if it is one that nobody would bring again as
   * easily as a command: it is answered even if the process dies meanwhile. What is kept has to be
   * received next, or dropped.
   *
   * @return whether to go on and receive it; false when it was kept before and is being answered
   * @throws NotKept when it could not be written, or when it is not known whether its person may
   *     use the bot; it should not be acknowledged then, if its platform sends it again
   */
  public boolean keep(Inbound inbound) throws NotKept {
    if (inbound.ask() instanceof Ask.Suggest) {
      return true;
    }
    if (gate.admit(inbound).isEmpty()) {
      if (AgentGate.isUnverified(inbound) && KeptEvents.isKept(inbound)) {
        throw NotKept.unverified();
      }
      return true;
    }
    return usage.check(inbound).isPresent() || kept.keep(inbound);
  }

  /**
   * Answers an event of a platform that tells of nothing twice: it is kept first, and whoever
   * brought it is told when that cannot be.
   */
  public Turn take(Inbound inbound) {
    try {
      return keep(inbound) ? receive(inbound) : Turn.of(new FirstAnswer.Quiet());
    } catch (NotKept failed) {
      if (failed.isUnverified()) {
        return receive(inbound);
      }
      return Turn.toAsker(texts.say("store-failed", "why", String.valueOf(failed.getMessage())));
    }
  }

  /** Forgets an event that was kept and cannot be received, so that it may come again. */
  public void drop(Inbound inbound) {
    if (admits(inbound)) {
      kept.drop(inbound);
    }
  }

  /**
   * What a former process kept and did not finish, oldest first; to be received once.
   *
   * @param platform whose events
   * @param files finds the files that came with them
   */
  public List<Unfinished> unfinished(String platform, UploadedFile.Finder files) throws NotKept {
    List<Unfinished> unfinished = kept.unfinished(platform, files);
    unfinished.forEach(each -> usage.pass(each.inbound()));
    return unfinished;
  }

  /**
   * Answers one event, whoever caused it; a repeated one is answered with silence, and one of
   * somebody who is no agent with why.
   */
  public Turn receive(Inbound inbound) {
    return gate.admit(inbound).map(this::receiveOfAgent).orElseGet(() -> gate.refuse(inbound));
  }

  private Turn receiveOfAgent(Inbound inbound) {
    Optional<Exceeded> exceeded = usage.check(inbound);
    if (!(inbound.ask() instanceof Ask.Suggest) && !seen.isNew(inbound)) {
      return Turn.of(new FirstAnswer.Quiet());
    }
    if (exceeded.isPresent()) {
      return refuse(inbound, exceeded.get());
    }
    return kept.settling(inbound, answer(inbound));
  }

  /** A form that stays open has done nothing, so it may come again as it is. */
  private Turn refuse(Inbound inbound, Exceeded exceeded) {
    Turn refusal = usage.refuse(inbound, exceeded);
    if (refusal.now() instanceof FirstAnswer.FieldErrors) {
      seen.forget(inbound);
      usage.forget(inbound);
    }
    return refusal;
  }

  private Turn answer(Inbound inbound) {
    Ask ask = inbound.ask();
    if (ask instanceof Ask.Command command) {
      return command(inbound, command);
    }
    if (ask instanceof Ask.Upload upload) {
      return bounces.upload(inbound, upload);
    }
    if (ask instanceof Ask.GivenUp givenUp) {
      return bounces.giveUp(givenUp);
    }
    if (ask instanceof Ask.Shortcut shortcut) {
      return bounces.read(inbound, shortcut.files(), shortcut.text());
    }
    if (ask instanceof Ask.ToTicket sent) {
      return ticketNotes.send(inbound, sent);
    }
    if (ask instanceof Ask.Press press) {
      return presses.press(inbound, press.button());
    }
    if (ask instanceof Ask.Submission submission) {
      return submit(inbound, submission);
    }
    if (ask instanceof Ask.Said said) {
      return said(inbound, said.text());
    }
    if (ask instanceof Ask.Suggest suggest) {
      return caseList.suggest(inbound, suggest);
    }
    return ask instanceof Ask.HomeOpened ? home.open(inbound) : Turn.of(new FirstAnswer.Quiet());
  }

  /** A form sent back has done nothing, so it may come again as it is. */
  private Turn submit(Inbound inbound, Ask.Submission submission) {
    Turn turn = submissions.submit(inbound, submission);
    if (turn.now() instanceof FirstAnswer.FieldErrors) {
      seen.forget(inbound);
    }
    return turn;
  }

  private Turn said(Inbound inbound, String text) {
    PlainWords words = PlainWords.of(text);
    return switch (words.topic()) {
      case BOUNCE -> bounces.read(inbound, List.of(), words.about());
      case RECIPIENT -> recipients.ask(inbound, words.about());
      case BLOCKLISTS -> lookUps.ask(inbound, words.about());
      case CASE -> caseList.status(inbound, words.about());
      case COMMAND -> subcommand(inbound, words.about());
      case UNKNOWN -> help(words.about().isEmpty() ? "help.headline" : "not-understood");
    };
  }

  private Turn command(Inbound inbound, Ask.Command command) {
    String text = command.text().strip();
    return switch (command.name()) {
      case "blacklist" -> lookUps.ask(inbound, text);
      case "bounce" -> bounces.command(inbound, command.files(), text);
      case "bounceback" -> subcommand(inbound, text);
      default -> help("unknown-command");
    };
  }

  private Turn subcommand(Inbound inbound, String text) {
    int space = text.indexOf(' ');
    String name = (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    return switch (name) {
      case "recipient" -> recipients.ask(inbound, rest);
      case "watch" -> lookUps.watch(inbound, rest);
      case "server" -> hosts.server(inbound, rest);
      case "blocks" -> hosts.blocks(inbound, rest);
      case ComplaintForm.CANT_SEND, ComplaintForm.NOT_ARRIVED ->
          complaints.ask(inbound, name, rest);
      case "cases" -> caseList.recent(inbound);
      case "status" -> caseList.status(inbound, rest);
      case "forget" -> forgetting.ask(inbound, rest);
      case "", "help" -> help("help.headline");
      default -> help("unknown-command");
    };
  }

  private Turn help(String headline) {
    return Turn.of(new FirstAnswer.Show(HelpCard.of(texts, headline), Audience.PRIVATE));
  }
}
