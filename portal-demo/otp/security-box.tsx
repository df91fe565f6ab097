import type { VNode } from 'preact';
import { formatInstant } from '../locales/instant.ts';
import { Badge, Box } from '../web/parts.tsx';
import { useView } from '../web/view.ts';

/** The box on the Account Security page. */
export function OtpBox({ activatedAt }: { activatedAt: Date | undefined }): VNode {
  const { texts, language, timeZone } = useView();
  const { security } = texts;
  if (activatedAt === undefined) {
    return (
      <Box title={security.otpBox} badge={<Badge tone="neutral">{security.stateOff}</Badge>}>
        <p>{security.otpIntro}</p>
        <div class="actions">
          <a class="button" href="/account/security/otp">
            {security.setOtp}
          </a>
        </div>
      </Box>
    );
  }
  return (
    <Box title={security.otpBox} badge={<Badge tone="good">{security.stateOn}</Badge>}>
      <p>{security.otpIntro}</p>
      <p>{security.activeSince(formatInstant(activatedAt, language, timeZone))}</p>
      <div class="actions">
        <a class="button quiet" href="/account/security/otp/key">
          {security.showKey}
        </a>
        <a class="button quiet" href="/account/security/otp/deactivate">
          {security.deactivate}
        </a>
      </div>
    </Box>
  );
}
