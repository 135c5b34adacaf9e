import { useTranslation } from 'react-i18next';
import { yuan } from './money';

export const Yuan = ({ fen }: { readonly fen: number }) => <>{yuan(fen, useTranslation().i18n.language)}</>;
