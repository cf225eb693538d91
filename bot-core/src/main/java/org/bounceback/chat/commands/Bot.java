package org.bounceback.chat.commands;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.capacity.KeyedRateLimiter.Exceeded;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.ComplaintForm;
import org.bounceback.chat.cards.HelpCard;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.DurableEvents;
import org.bounceback.chat.runtime.EventDeduplicator;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.ticket.EscalationService;

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

  private final EventDeduplicator seen = new EventDeduplicator(EVENTS_REMEMBERED);
  private final MessageBundle messageBundle = MessageBundle.english();
  private final BlocklistCheckHandler blocklistCheckHandler;
  private final RecipientCheckHandler recipients;
  private final ServerCheckHandler hosts;
  private final BounceUploadHandler bounceUploadHandler;
  private final ComplaintHandler complaintHandler;
  private final CaseListHandler caseListHandler;
  private final ErasureHandler erasureHandler;
  private final AppHomeHandler appHomeHandler;
  private final ButtonHandler buttonHandler;
  private final FormSubmissionHandler formSubmissionHandler;
  private final TicketNoteHandler ticketNoteHandler;
  private final DurableEvents kept;
  private final AgentGate gate;
  private final UsageGate usage;

  /**
   * Creates a bot.
   *
   * @param nanoTime the elapsed time by which usage limits are renewed, in nanoseconds
   */
  public Bot(
      MailAnalysis mailAnalysis,
      ChatChecks chatChecks,
      CaseServices caseServices,
      WorkerPools workerPools,
      ServerAdministration administration,
      UsageLimits limits,
      Clock clock,
      LongSupplier nanoTime) {
    var cards = new CaseCardRenderer(messageBundle);
    var caseOpener = new CaseOpener(caseServices, cards);
    var watchLimit = new WatchLimit(limits, messageBundle);
    CaseRepository caseRepository = caseServices.caseRepository();
    EscalationService escalationService = caseServices.escalationService();
    hosts =
        new ServerCheckHandler(
            administration, chatChecks.probes(), workerPools, caseOpener, messageBundle);
    blocklistCheckHandler =
        new BlocklistCheckHandler(
            chatChecks,
            caseServices.watchService(),
            workerPools,
            watchLimit,
            caseOpener,
            messageBundle,
            cards,
            hosts);
    recipients =
        new RecipientCheckHandler(
            chatChecks, mailAnalysis.engine(), workerPools, caseOpener, messageBundle);
    bounceUploadHandler =
        new BounceUploadHandler(
            mailAnalysis, caseRepository, workerPools, caseOpener, messageBundle);
    complaintHandler =
        new ComplaintHandler(chatChecks.complaints(), workerPools, caseOpener, messageBundle);
    caseListHandler = new CaseListHandler(caseRepository, messageBundle, cards);
    erasureHandler =
        new ErasureHandler(caseServices.eraser(), workerPools, administration, messageBundle);
    appHomeHandler = new AppHomeHandler(caseRepository, messageBundle);
    buttonHandler =
        new ButtonHandler(
            caseRepository,
            clock,
            messageBundle,
            cards,
            new RecheckHandler(blocklistCheckHandler, recipients, hosts, complaintHandler),
            new CaseSharingHandler(caseServices, workerPools, watchLimit, messageBundle, cards),
            new CaseActionHandler(escalationService, messageBundle, cards),
            new UnblockHandler(
                administration,
                caseRepository,
                escalationService,
                workerPools,
                clock,
                messageBundle),
            erasureHandler);
    formSubmissionHandler =
        new FormSubmissionHandler(
            caseServices,
            mailAnalysis.engine().signature(),
            clock,
            messageBundle,
            bounceUploadHandler,
            complaintHandler,
            erasureHandler);
    ticketNoteHandler = new TicketNoteHandler(caseRepository, escalationService, messageBundle);
    kept = new DurableEvents(caseServices.eventInbox());
    gate = new AgentGate(administration, messageBundle, nanoTime);
    usage = new UsageGate(limits, messageBundle, nanoTime);
  }

  /**
   * Whether the event's person may use the bot, and has not been refused by a limit. Others' events
   * are received too, and answered with why they are refused; nothing may be downloaded, stored or
   * looked up for them.
   */
  public boolean admits(InboundEvent inboundEvent) {
    return gate.admit(inboundEvent).isPresent() && !usage.hasRefused(inboundEvent);
  }

  /**
   * Writes an event down before it is acknowledged, if it is one that nobody would bring again as
   * easily as a command: it is answered even if the process dies meanwhile. What is kept has to be
   * received next, or dropped.
   *
   * @return whether to go on and receive it; false when it was kept before and is being answered
   * @throws EventNotStoredException when it could not be written, or when it is not known whether
   *     its person may use the bot; it should not be acknowledged then, if its platform sends it
   *     again
   */
  public boolean keep(InboundEvent inboundEvent) throws EventNotStoredException {
    if (inboundEvent.chatRequest() instanceof ChatRequest.AutocompleteRequest) {
      return true;
    }
    if (gate.admit(inboundEvent).isEmpty()) {
      if (AgentGate.isUnverified(inboundEvent) && inboundEvent.isDurable()) {
        throw EventNotStoredException.unverified();
      }
      return true;
    }
    return usage.check(inboundEvent).isPresent() || kept.keep(inboundEvent);
  }

  /**
   * Answers an event of a platform that tells of nothing twice: it is kept first, and whoever
   * brought it is told when that cannot be.
   */
  public BotResponse take(InboundEvent inboundEvent) {
    try {
      return keep(inboundEvent)
          ? receive(inboundEvent)
          : BotResponse.of(new InitialResponse.NoResponse());
    } catch (EventNotStoredException failed) {
      if (failed.isUnverified()) {
        return receive(inboundEvent);
      }
      return BotResponse.toAsker(
          messageBundle.say("store-failed", "why", String.valueOf(failed.getMessage())));
    }
  }

  /** Forgets an event that was kept and cannot be received, so that it may come again. */
  public void drop(InboundEvent inboundEvent) {
    if (admits(inboundEvent)) {
      kept.drop(inboundEvent);
    }
  }

  /**
   * What a former process kept and did not finish, oldest first; to be received once.
   *
   * @param platform whose events
   * @param files finds the files that came with them
   */
  public List<UnfinishedEvent> unfinished(String platform, UploadedFile.Finder files)
      throws EventNotStoredException {
    List<UnfinishedEvent> unfinishedEvent = kept.unfinished(platform, files);
    unfinishedEvent.forEach(each -> usage.pass(each.inboundEvent()));
    return unfinishedEvent;
  }

  /**
   * Answers one event, whoever caused it; a repeated one is answered with silence, and one of
   * somebody who is no agent with why.
   */
  public BotResponse receive(InboundEvent inboundEvent) {
    return gate.admit(inboundEvent)
        .map(this::receiveOfAgent)
        .orElseGet(() -> gate.refuse(inboundEvent));
  }

  private BotResponse receiveOfAgent(InboundEvent inboundEvent) {
    Optional<Exceeded> exceeded = usage.check(inboundEvent);
    if (!(inboundEvent.chatRequest() instanceof ChatRequest.AutocompleteRequest)
        && !seen.isNew(inboundEvent)) {
      return BotResponse.of(new InitialResponse.NoResponse());
    }
    if (exceeded.isPresent()) {
      return refuse(inboundEvent, exceeded.get());
    }
    return kept.settling(inboundEvent, answer(inboundEvent));
  }

  /** A form that stays open has done nothing, so it may come again as it is. */
  private BotResponse refuse(InboundEvent inboundEvent, Exceeded exceeded) {
    BotResponse refusal = usage.refuse(inboundEvent, exceeded);
    if (refusal.now() instanceof InitialResponse.FieldErrors) {
      seen.forget(inboundEvent);
      usage.forget(inboundEvent);
    }
    return refusal;
  }

  private BotResponse answer(InboundEvent inboundEvent) {
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.SlashCommand slashCommand) {
      return command(inboundEvent, slashCommand);
    }
    if (chatRequest instanceof ChatRequest.FileUpload fileUpload) {
      return bounceUploadHandler.upload(inboundEvent, fileUpload);
    }
    if (chatRequest instanceof ChatRequest.GivenUp givenUp) {
      return bounceUploadHandler.giveUp(givenUp);
    }
    if (chatRequest instanceof ChatRequest.MessageShortcut messageShortcut) {
      return bounceUploadHandler.read(
          inboundEvent, messageShortcut.files(), messageShortcut.text());
    }
    if (chatRequest instanceof ChatRequest.SendToTicket sent) {
      return ticketNoteHandler.send(inboundEvent, sent);
    }
    if (chatRequest instanceof ChatRequest.ButtonClick buttonClick) {
      return buttonHandler.press(inboundEvent, buttonClick.button());
    }
    if (chatRequest instanceof ChatRequest.FormSubmission formSubmission) {
      return submit(inboundEvent, formSubmission);
    }
    if (chatRequest instanceof ChatRequest.PlainMessage plainMessage) {
      return said(inboundEvent, plainMessage.text());
    }
    if (chatRequest instanceof ChatRequest.AutocompleteRequest autocompleteRequest) {
      return caseListHandler.suggest(inboundEvent, autocompleteRequest);
    }
    return chatRequest instanceof ChatRequest.AppHomeOpened
        ? appHomeHandler.open(inboundEvent)
        : BotResponse.of(new InitialResponse.NoResponse());
  }

  /** A form sent back has done nothing, so it may come again as it is. */
  private BotResponse submit(InboundEvent inboundEvent, ChatRequest.FormSubmission formSubmission) {
    BotResponse botResponse = formSubmissionHandler.submit(inboundEvent, formSubmission);
    if (botResponse.now() instanceof InitialResponse.FieldErrors) {
      seen.forget(inboundEvent);
    }
    return botResponse;
  }

  private BotResponse said(InboundEvent inboundEvent, String text) {
    TextIntent words = TextIntent.of(text);
    return switch (words.topic()) {
      case BOUNCE -> bounceUploadHandler.read(inboundEvent, List.of(), words.about());
      case RECIPIENT -> recipients.ask(inboundEvent, words.about());
      case BLOCKLISTS -> blocklistCheckHandler.ask(inboundEvent, words.about());
      case CASE -> caseListHandler.status(inboundEvent, words.about());
      case COMMAND -> subcommand(inboundEvent, words.about());
      case UNKNOWN -> help(words.about().isEmpty() ? "help.headline" : "not-understood");
    };
  }

  private BotResponse command(InboundEvent inboundEvent, ChatRequest.SlashCommand slashCommand) {
    String text = slashCommand.text().strip();
    return switch (slashCommand.name()) {
      case "blacklist" -> blocklistCheckHandler.ask(inboundEvent, text);
      case "bounce" -> bounceUploadHandler.command(inboundEvent, slashCommand.files(), text);
      case "bounceback" -> subcommand(inboundEvent, text);
      default -> help("unknown-command");
    };
  }

  private BotResponse subcommand(InboundEvent inboundEvent, String text) {
    int space = text.indexOf(' ');
    String name = (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    return switch (name) {
      case "recipient" -> recipients.ask(inboundEvent, rest);
      case "watch" -> blocklistCheckHandler.watch(inboundEvent, rest);
      case "server" -> hosts.server(inboundEvent, rest);
      case "blocks" -> hosts.blocks(inboundEvent, rest);
      case ComplaintForm.CANT_SEND, ComplaintForm.NOT_ARRIVED ->
          complaintHandler.ask(inboundEvent, name, rest);
      case "cases" -> caseListHandler.recent(inboundEvent);
      case "status" -> caseListHandler.status(inboundEvent, rest);
      case "forget" -> erasureHandler.ask(inboundEvent, rest);
      case "", "help" -> help("help.headline");
      default -> help("unknown-command");
    };
  }

  private BotResponse help(String headline) {
    return BotResponse.of(
        new InitialResponse.ShowCard(HelpCard.of(messageBundle, headline), Visibility.PRIVATE));
  }
}
