import type { VNode } from 'preact';
import { encode } from 'uqr';
import type { OtpKey } from '../../shared/otp/key.ts';
import { formatOtpauthUri } from '../../shared/otp/otpauth-uri.ts';
import { encodeSecret, groupsOfFour } from '../../shared/otp/secret.ts';
import { useView } from '../web/view.ts';

/** Quiet zone of four modules: ISO/IEC 18004 §6.3.8. */
const quietModules = 4;

/** The picture is made here: nobody else ever sees the key (PORTAL C11). Dark on white in every colour scheme. */
function QrCode({ text, label }: { text: string; label: string }): VNode {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The same key three ways: picture, text and link. */
export function KeyCard({ otpKey }: { otpKey: OtpKey }): VNode {
  const { setOtp } = useView().texts;
  const uri = formatOtpauthUri(otpKey);
  return (
    <div class="key-card">
      <QrCode text={uri} label={setOtp.qrLabel} />
      <div>
        <p id="key-label">{setOtp.keyLabel}</p>
        <code class="key-text" aria-labelledby="key-label" translate={false}>
          {groupsOfFour(encodeSecret(otpKey.secret))}
        </code>
        <p class="open">
          <a href={uri}>{setOtp.openLink}</a>
        </p>
      </div>
    </div>
  );
}
